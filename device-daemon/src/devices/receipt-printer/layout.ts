/**
 * Receipt content → rows of an 80 mm roll: 576 dots at 8 dots/mm, 48 half-width columns (24 Chinese characters), half
 * as many in a title. Pure. Rows sent as characters and rows sent as dots use the same grid.
 */
import type { ReceiptLine } from './port.ts'
import { columnsOf, isHalfWidth } from './charset.ts'

export const paperDots = 576
export const paperColumns = 48

export type Row =
  | { readonly kind: 'characters'; readonly text: string; readonly size: 1 | 2; readonly align: 'left' | 'centre' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' }
  | { readonly kind: 'qr'; readonly content: string }

/** 避头 and 避尾: marks that may not begin a line, and marks that may not end one. */
const neverFirst = '，。、；：？！）》」』”’…,.;:?!)]}%'
const neverLast = '（《「『“‘([{'

const mayBreakBetween = (before: string, after: string): boolean => {
  if (after === ' ') return false
  if (neverFirst.includes(after) || neverLast.includes(before)) return false
  return before === ' ' || !isHalfWidth(before) || !isHalfWidth(after)
}

/**
 * Breaks text into lines of at most `columns`, between Chinese characters or at spaces, inside a long word only if
 * there is no other way.
 */
export const wrap = (text: string, columns: number): readonly string[] => {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let rest = Array.from(paragraph)
    while (columnsOf(rest.join('')) > columns) {
      const end = breakPosition(rest, columns)
      lines.push(rest.slice(0, end).join('').trimEnd())
      rest = rest.slice(end)
    }
    lines.push(rest.join(''))
  }
  return lines
}

/** How many characters fit on this line; at least one. `characters` must be wider than `columns`. */
const breakPosition = (characters: readonly string[], columns: number): number => {
  let used = 0
  let fits = 0
  for (const character of characters) {
    used += isHalfWidth(character) ? 1 : 2
    if (used > columns) break
    fits++
  }
  for (let end = fits; end > 0; end--) {
    if (mayBreakBetween(characters[end - 1] ?? '', characters[end] ?? '')) return end
  }
  return Math.max(1, fits)
}

const padded = (left: string, right: string): string =>
  left + ' '.repeat(paperColumns - columnsOf(left) - columnsOf(right)) + right

/**
 * Label on the left, value on the right; a value that does not fit beside its label goes below it, still on the right.
 */
const pairRows = (label: string, value: string): readonly string[] => {
  const gap = 2
  if (!value.includes('\n') && columnsOf(label) + gap + columnsOf(value) <= paperColumns) return [padded(label, value)]
  return [...wrap(label, paperColumns), ...wrap(value, paperColumns - gap).map((line) => padded('', line))]
}

const characters = (lines: readonly string[], size: 1 | 2, align: 'left' | 'centre'): readonly Row[] =>
  lines.map((text) => (text === '' ? { kind: 'space' } : { kind: 'characters', text, size, align }))

const rowsOf = (line: ReceiptLine): readonly Row[] => {
  switch (line.kind) {
    case 'title':
      return characters(wrap(line.text, paperColumns / 2), 2, 'centre')
    case 'text':
      return characters(wrap(line.text, paperColumns), 1, line.align ?? 'left')
    case 'pair':
      return characters(pairRows(line.label, line.value), 1, 'left')
    case 'qr':
      return [
        { kind: 'qr', content: line.content },
        ...(line.caption === undefined ? [] : characters(wrap(line.caption, paperColumns), 1, 'centre')),
      ]
    case 'rule':
      return [{ kind: 'rule' }]
    case 'space':
      return [{ kind: 'space' }]
  }
}

export const layOut = (lines: readonly ReceiptLine[]): readonly Row[] => lines.flatMap(rowsOf)
