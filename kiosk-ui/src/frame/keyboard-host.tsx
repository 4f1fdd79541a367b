import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { currentEntry, onEntry, type Entry, type KeyboardProps } from '../input/port.ts'
import { language } from '../texts/index.ts'

let keyboard: FunctionComponent<KeyboardProps> | null = null

/** Must have loaded before the first field that needs the keyboard is shown. */
export async function loadKeyboard(): Promise<void> {
  keyboard = (await import('../input/keyboard.tsx')).Keyboard
}

/** Shows the keyboard that the focused field needs, and scrolls that field into view above it. */
export function KeyboardHost() {
  const [entry, setShown] = useState(currentEntry)
  useEffect(() => onEntry((next) => afterTouch(next, setShown)), [])
  useEffect(() => entry?.element.scrollIntoView({ block: 'center' }), [entry?.element])
  const Keyboard = keyboard
  return entry === null || Keyboard === null ? null : <Keyboard entry={entry} language={language()} />
}

/**
 * Going away moves what is on the screen; done under a finger, the touch that took the focus would end on something
 * else than it began on, and count for nothing. So the keyboard stays until the touch is over.
 */
function afterTouch(next: Entry | null, show: (entry: Entry | null) => void): void {
  if (next !== null) return show(next)
  const decide = () => setTimeout(() => show(currentEntry()), 0)
  if (pressed) addEventListener('pointerup', decide, { once: true, capture: true })
  else decide()
}

let pressed = false
for (const [type, now] of [
  ['pointerdown', true],
  ['pointerup', false],
  ['pointercancel', false],
] as const) {
  addEventListener(
    type,
    () => {
      pressed = now
    },
    { capture: true },
  )
}
