import { words } from './keys.tsx'
import { Pad } from './pad.tsx'
import { readyCandidates } from './pinyin/client.ts'
import { settle, whenExpected, type KeyboardKind, type KeyboardProps } from './port.ts'
import { TextKeyboard } from './text-keyboard.tsx'
import './keyboard.css'

const composes = (kind: KeyboardKind): boolean => kind === 'text' || kind === 'name'
whenExpected((kind) => void (composes(kind) && readyCandidates()))

/**
 * The touch keyboard of the focused field. The page brings its own because system keyboards do not appear over a kiosk
 * browser and offer ways out of it.
 */
export function Keyboard({ entry, language }: KeyboardProps) {
  const own = words(language)
  const move = (by: -1 | 1): void => {
    settle()
    entry.move(by)
  }
  // Letters take the width of the panel, digits that of a hand.
  const wide = composes(entry.kind) || entry.kind === 'latin'
  return (
    <section
      class={`keyboard ${wide ? 'keyboard-wide' : 'keyboard-narrow'}`}
      data-leaves-focus
      aria-label={own.keyboardFor + entry.label}
    >
      {composes(entry.kind) ? (
        <TextKeyboard entry={entry} language={language} />
      ) : (
        <Pad entry={entry} language={language} />
      )}
      <div class="key-row keyboard-ends">
        <button type="button" class="key key-act" data-repeats aria-label={own.left} onClick={() => move(-1)}>
          ←
        </button>
        <button type="button" class="key key-act" data-repeats aria-label={own.right} onClick={() => move(1)}>
          →
        </button>
        <button type="button" class="key key-act" onClick={() => entry.next()}>
          {own.next}
        </button>
        <button type="button" class="key key-done" onClick={() => entry.done()}>
          {own.done}
        </button>
      </div>
    </section>
  )
}
