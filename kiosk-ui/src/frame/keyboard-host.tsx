import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { currentEntry, onEntry, type KeyboardProps } from '../input/port.ts'
import { language } from '../texts/index.ts'

let keyboard: FunctionComponent<KeyboardProps> | null = null

/** Must have loaded before the first field that needs the keyboard is shown. */
export async function loadKeyboard(): Promise<void> {
  keyboard = (await import('../input/keyboard.tsx')).Keyboard
}

/** Shows the keyboard that the focused field needs, and scrolls that field into view above it. */
export function KeyboardHost() {
  const [entry, setShown] = useState(currentEntry)
  useEffect(() => onEntry(setShown), [])
  useEffect(() => entry?.element.scrollIntoView({ block: 'center' }), [entry?.element])
  const Keyboard = keyboard
  return entry === null || Keyboard === null ? null : <Keyboard entry={entry} language={language()} />
}
