import { useState } from 'preact/hooks'
import { CandidateBar } from './candidate-bar.tsx'
import { useComposition } from './composition.ts'
import { Keys, words } from './keys.tsx'
import { letters, signs, strokes, type Act, type Layout } from './layouts.ts'
import type { KeyboardProps } from './port.ts'

type View = 'letters' | 'signs' | 'strokes'

/** Pinyin with candidates, strokes for what has no known reading, Latin letters, digits and signs. */
export function TextKeyboard({ entry, language }: KeyboardProps) {
  const own = words(language)
  const [chinese, setChinese] = useState(true)
  const [capitals, setCapitals] = useState(false)
  const [view, setView] = useState<View>('letters')
  const composition = useComposition(entry)
  const composing = view === 'strokes' || (view === 'letters' && chinese && !capitals)

  function type(text: string): void {
    if (composing) composition.add(text)
    else entry.insert(text)
  }
  /** Other keys: what was begun with these is settled first. */
  function change(keys: () => void): void {
    composition.settle()
    keys()
  }
  function act(what: Act): void {
    switch (what) {
      case 'erase':
        if (composition.empty) entry.erase()
        else composition.takeBack()
        break
      case 'clear':
        composition.drop()
        entry.clear()
        break
      case 'space': {
        const first = composition.candidates[0]
        if (composition.empty) entry.insert(' ')
        else if (first) composition.choose(first)
        else composition.settle()
        break
      }
      case 'split':
        if (!composition.empty && !composition.shown.endsWith("'")) composition.add("'")
        break
      case 'shift':
        change(() => setCapitals(!capitals))
        break
      case 'language':
        change(() => setChinese(!chinese))
        break
      case 'letters':
      case 'signs':
      case 'strokes':
        change(() => setView(what))
        break
      case 'left':
      case 'right':
        change(() => entry.move(what === 'left' ? -1 : 1))
        break
      case 'next':
      case 'done':
        break
    }
  }

  const pinyin = chinese && view === 'letters'
  const layouts: Readonly<Record<View, Layout>> = { letters, signs: signs[chinese ? 'zh' : 'en'], strokes }
  const others = (['letters', 'strokes', 'signs'] as const).filter(
    (one) => one !== view && (chinese || one !== 'strokes'),
  )
  return (
    <div class="keys">
      {(pinyin || view === 'strokes') && (
        <CandidateBar
          typed={composition.shown}
          candidates={composition.candidates}
          prompt={view === 'strokes' ? own.composeStrokes : own.compose}
          words={own}
          onChoose={composition.choose}
        />
      )}
      <Keys layout={layouts[view]} words={own} capitals={capitals} onType={type} onAct={act} />
      <Keys
        layout={[
          [
            ...others.map((does) => ({ does, wide: does === 'signs' ? 1.6 : 1.2 })),
            ...(view === 'strokes' ? [] : [{ does: 'language' as const, wide: 1.2 }]),
            ...(pinyin ? [{ does: 'split' as const, wide: 1.2 }] : []),
            { does: 'space', wide: 2.4 },
          ],
        ]}
        words={own}
        onType={type}
        onAct={act}
      />
    </div>
  )
}
