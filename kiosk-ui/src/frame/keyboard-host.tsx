import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { currentEntry, onEntry, type KeyboardProps } from '../input/port.ts'
import { language } from '../texts/index.ts'

let keyboard: FunctionComponent<KeyboardProps> | null = null

/** Must have loaded before the first field that needs the keyboard is shown. */
export async function loadKeyboard(): Promise<void> {
  keyboard = (await import('../input/keyboard.tsx')).Keyboard
}

/** With its label and what is said of it, where there is room for that. */
function bringIntoSight(element: HTMLElement, block: ScrollLogicalPosition): void {
  const room = element.closest('.more-view')?.clientHeight ?? innerHeight
  const field = element.closest<HTMLElement>('.field')
  const whole = field !== null && field.offsetHeight <= room ? field : element
  whole.scrollIntoView({ block })
}

/**
 * Shows the keyboard that the focused field needs, and keeps that field in sight: what else appears (the bar for more,
 * larger letters) takes of the room that was there when the field was touched.
 */
export function KeyboardHost() {
  const [entry, setShown] = useState(currentEntry)
  useEffect(() => onEntry(setShown), [])
  useEffect(() => {
    const element = entry?.element
    const view = element?.closest('.more-view')
    if (element === undefined || !view) return undefined
    bringIntoSight(element, 'center')
    const observer = new ResizeObserver(() => bringIntoSight(element, 'nearest'))
    observer.observe(view)
    return () => observer.disconnect()
  }, [entry?.element])
  const Keyboard = keyboard
  return entry === null || Keyboard === null ? null : <Keyboard entry={entry} language={language()} />
}
