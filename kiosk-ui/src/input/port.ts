/**
 * How an entry field asks for a keyboard, and how a keyboard types into it.
 *
 * A field is a real `<input>` with its own caret, so a physical keyboard simply works; `inputmode="none"` keeps the
 * system's own keyboard away. While it has the focus it is the one `Entry`, and the frame shows `Keyboard`
 * (`./keyboard.tsx`) in the lower half of the screen, below the content and above the action bar. Touching the
 * keyboard never takes the focus from the field: it says `data-leaves-focus` (session/pressing.ts).
 */

/**
 * digits: 0–9 · idNumber: 0–9 and X · decimal: 0–9 and the point · latin: capital letters and digits (统一社会信用代码, plates)
 * · text: pinyin with candidates, strokes, digits, punctuation, latin on a switch · name: the same for a person's name.
 */
export type KeyboardKind = 'digits' | 'idNumber' | 'decimal' | 'latin' | 'text' | 'name'

/** The field being filled in. Every edit goes through the field's own `input` event, as if typed by hand. */
export interface Entry {
  readonly kind: KeyboardKind
  /** The field's label, for the keyboard's accessible name. */
  readonly label: string
  /** For a keyboard that must know the text around the caret; never write to it directly. */
  readonly element: HTMLInputElement
  /** Inserts text at the caret, replacing a selection; what exceeds the field's length is dropped. */
  insert(text: string): void
  /** Deletes the selection, or the character (code point) before the caret. */
  erase(): void
  clear(): void
  /** Moves the caret by code points. */
  move(by: -1 | 1): void
  /** 下一项: goes to the next field of the page; on the last one closes the keyboard. */
  next(): void
  /** 完成: closes the keyboard. */
  done(): void
}

export interface KeyboardProps {
  readonly entry: Entry
  readonly language: 'zh' | 'en'
}

type Listener = (entry: Entry | null) => void
const listeners = new Set<Listener>()
let current: Entry | null = null

export const currentEntry = (): Entry | null => current

/** Called by a field on focus, and with null on blur. */
export function setEntry(entry: Entry | null): void {
  current = entry
  for (const listener of listeners) listener(entry)
}

export function onEntry(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let preparing: ((kind: KeyboardKind) => void) | null = null

/** A keyboard that needs time says how it gets ready for fields of a kind. */
export function whenExpected(prepare: (kind: KeyboardKind) => void): void {
  preparing = prepare
}

/** Called by a field when it comes on the screen: it may be touched soon. */
export function expectEntry(kind: KeyboardKind): void {
  preparing?.(kind)
}

let settling: (() => void) | null = null

/** A keyboard that composes says how what it has begun is brought to an end; null: it composes nothing any more. */
export function whenSettling(settle: (() => void) | null): void {
  settling = settle
}

/** Called before the caret or the focus moves: what is typed and not yet chosen goes into the field as it stands. */
export function settle(): void {
  settling?.()
}
