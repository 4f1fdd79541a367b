import { render } from 'preact'
import { setEntry } from '../input/port.ts'

/**
 * After a citizen: the page is taken down whole, pictures and typed text with it, and built anew; no element of the
 * last session is reused by the next. The chart has dropped its actor and draft by then, and the daemon its memory.
 */
export function wipe(root: HTMLElement): void {
  setEntry(null)
  for (const image of root.querySelectorAll('img')) image.removeAttribute('src')
  for (const input of root.querySelectorAll('input')) input.value = ''
  document.getSelection()?.removeAllRanges()
  render(null, root)
  root.replaceChildren()
}
