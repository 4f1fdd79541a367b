import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { currentEntry, onEntry, type KeyboardProps } from '../input/port.ts'
import { language } from '../texts/index.ts'

let keyboard: FunctionComponent<KeyboardProps> | null = null

/** The keyboard is loaded before the first field that needs it is shown. */
export async function loadKeyboard(): Promise<void> {
  keyboard = (await import('../input/keyboard.tsx')).Keyboard
}

/** Shows the keyboard that the focused field asks for, and keeps that field in sight above it. */
export function KeyboardHost() {
  const [entry, setShown] = useState(currentEntry)
  useEffect(() => onEntry(setShown), [])
  useEffect(() => entry?.element.scrollIntoView({ block: 'center' }), [entry?.element])
  const Keyboard = keyboard
  return entry === null || Keyboard === null ? null : <Keyboard entry={entry} language={language()} />
}
