import { useEffect, useMemo, useState } from 'preact/hooks'
import { CandidateBar } from './candidate-bar.tsx'
import { Keys, words } from './keys.tsx'
import { letters, signs, type Act } from './layouts.ts'
import type { Candidate } from './pinyin/candidates.ts'
import { Pinyin } from './pinyin/client.ts'
import type { KeyboardProps } from './port.ts'

/** Pinyin with candidates, Latin letters, digits and signs. */
export function TextKeyboard({ entry, language }: KeyboardProps) {
  const own = words(language)
  const [chinese, setChinese] = useState(true)
  const [capitals, setCapitals] = useState(false)
  const [view, setView] = useState<'letters' | 'signs'>('letters')
  const [typed, setTyped] = useState('')
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  const pinyin = useMemo(() => new Pinyin(setCandidates), [])
  useEffect(() => void pinyin.warm(), [pinyin])

  // Letters not yet converted belong to the field they were typed for.
  useEffect(() => compose(''), [entry.element])

  function compose(next: string): void {
    setTyped(next)
    pinyin.ask(next)
  }
  function type(text: string): void {
    if (view === 'letters' && chinese && !capitals) compose(typed + text)
    else entry.insert(text)
  }
  function choose(candidate: Candidate): void {
    entry.insert(candidate.text)
    compose(typed.slice(candidate.letters))
  }
  function act(what: Act): void {
    switch (what) {
      case 'erase':
        if (typed === '') entry.erase()
        else compose(typed.slice(0, -1))
        break
      case 'clear':
        compose('')
        entry.clear()
        break
      case 'space': {
        const first = candidates[0]
        if (typed !== '' && first) choose(first)
        else entry.insert(' ')
        break
      }
      case 'split':
        if (typed !== '' && !typed.endsWith("'")) compose(`${typed}'`)
        break
      case 'shift':
        setCapitals(!capitals)
        break
      case 'language':
        compose('')
        setChinese(!chinese)
        break
      case 'letters':
      case 'signs':
        compose('')
        setView(what)
        break
      case 'left':
      case 'right':
        entry.move(what === 'left' ? -1 : 1)
        break
      case 'next':
      case 'done':
        break
    }
  }

  const composing = chinese && view === 'letters'
  return (
    <div class="keys">
      {composing && <CandidateBar typed={typed} candidates={candidates} words={own} onChoose={choose} />}
      <Keys
        layout={view === 'letters' ? letters : signs[chinese ? 'zh' : 'en']}
        words={own}
        capitals={capitals}
        onType={type}
        onAct={act}
      />
      <Keys
        layout={[
          [
            { does: view === 'letters' ? 'signs' : 'letters', wide: 1.6 },
            { does: 'language', wide: 1.6 },
            ...(composing ? [{ does: 'split' as const, wide: 1.2 }] : []),
            { does: 'space', wide: 3 },
          ],
        ]}
        words={own}
        onType={type}
        onAct={act}
      />
    </div>
  )
}
