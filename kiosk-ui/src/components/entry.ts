import { setEntry, type Entry, type KeyboardKind } from '../input/port.ts'

/**
 * The `Entry` of an input element. Edits go through `setRangeText` and an `input` event, so the field's owner sees them
 * like typing.
 */
export function entryOf(element: HTMLInputElement, kind: KeyboardKind, label: string): Entry {
  const changed = () => element.dispatchEvent(new InputEvent('input', { bubbles: true }))
  const selection = (): [number, number] => [
    element.selectionStart ?? element.value.length,
    element.selectionEnd ?? element.value.length,
  ]
  const entry: Entry = {
    kind,
    label,
    element,
    insert(text) {
      const [start, end] = selection()
      const room = element.maxLength < 0 ? Infinity : element.maxLength - (element.value.length - (end - start))
      const fitting = fit(text, room)
      if (fitting === '') return
      element.setRangeText(fitting, start, end, 'end')
      changed()
    },
    erase() {
      const [start, end] = selection()
      const from = start === end ? start - before(element.value, start) : start
      if (from === end) return
      element.setRangeText('', from, end, 'end')
      changed()
    },
    clear() {
      element.value = ''
      changed()
    },
    move(by) {
      const [start, end] = selection()
      const at = by < 0 ? start - before(element.value, start) : end + after(element.value, end)
      element.setSelectionRange(at, at)
    },
    next() {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-entry]')]
      const following = fields[fields.indexOf(element) + 1]
      if (following === undefined) entry.done()
      else following.focus()
    },
    done() {
      element.blur()
      setEntry(null)
    },
  }
  return entry
}

/** UTF-16 length of the code point before `at`, so that a rare character is erased as one. */
function before(text: string, at: number): number {
  if (at <= 0) return 0
  return at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1
}

/** UTF-16 length of the code point at `at`. */
function after(text: string, at: number): number {
  const point = text.codePointAt(at)
  return point === undefined ? 0 : point > 0xffff ? 2 : 1
}

/** As many whole code points of `text` as fit into `room` UTF-16 units. */
function fit(text: string, room: number): string {
  let fitting = ''
  for (const character of text) {
    if (fitting.length + character.length > room) break
    fitting += character
  }
  return fitting
}
