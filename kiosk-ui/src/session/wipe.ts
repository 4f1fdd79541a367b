import { render } from 'preact'
import { setEntry } from '../input/port.ts'

/**
 * After a citizen: removes the whole page, with pictures and typed text, so that no element of the session is reused by
 * the next. By then the chart has dropped its actor and draft, and the daemon has wiped its memory.
 */
export function wipe(root: HTMLElement): void {
  setEntry(null)
  for (const image of root.querySelectorAll('img')) image.removeAttribute('src')
  for (const input of root.querySelectorAll('input')) input.value = ''
  document.getSelection()?.removeAllRanges()
  render(null, root)
  root.replaceChildren()
}
