/**
 * Characters by the order of their strokes, for those whose reading nobody knows: 1 横 2 竖 3 撇 4 点 5 折. The first
 * strokes suffice; who is unsure of one writes what it looks like, for most ways of writing are listed.
 */
import type { Candidate } from './candidates.ts'
import type { Dictionary } from './dictionary.ts'
import type { Node } from './tree.ts'

export interface StrokeTable {
  /** `sequence character` in order, so that what begins alike stands together. */
  readonly lines: readonly string[]
  /** What a character weighs among words: the usual ones come first. */
  readonly weight: ReadonlyMap<string, number>
}

/** @param strokes `12(34|43)\t字…` a line; `\1` repeats what was chosen in the first brackets */
export function parseStrokes(strokes: string, dictionary: Dictionary): StrokeTable {
  const lines: string[] = []
  for (const line of strokes.split('\n')) {
    const [pattern, characters] = line.split('\t')
    if (!pattern || !characters) continue
    for (const sequence of expanded(pattern)) for (const one of characters) lines.push(`${sequence} ${one}`)
  }
  return { lines: lines.sort((a, b) => (a < b ? -1 : 1)), weight: weights(dictionary.root) }
}

/** Every sequence that a pattern stands for. */
function expanded(pattern: string): readonly string[] {
  let all: readonly { readonly text: string; readonly chosen: readonly string[] }[] = [{ text: '', chosen: [] }]
  for (const [piece] of pattern.matchAll(/\((?:[1-5|]+)\)|\\\d|[1-5]+/g)) {
    if (piece.startsWith('('))
      all = all.flatMap(({ text, chosen }) =>
        piece
          .slice(1, -1)
          .split('|')
          .map((way) => ({ text: text + way, chosen: [...chosen, way] })),
      )
    else if (piece.startsWith('\\'))
      all = all.map(({ text, chosen }) => ({ text: text + (chosen[Number(piece.slice(1)) - 1] ?? ''), chosen }))
    else all = all.map(({ text, chosen }) => ({ text: text + piece, chosen }))
  }
  return all.map(({ text }) => text)
}

function weights(root: Node): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { words } of root.children.values())
    for (const { text, cost } of words) found.set(text, Math.min(found.get(text) ?? Infinity, cost))
  return found
}

/** Whole characters first, then those that go on; of both the usual ones first. */
export function strokesFor({ lines, weight }: StrokeTable, typed: string, limit = 400): readonly Candidate[] {
  const found = new Map<string, { readonly whole: boolean; readonly cost: number }>()
  // No digit comes after 9, so these are all that begin like this.
  for (const line of lines.slice(firstFrom(lines, typed), firstFrom(lines, `${typed}9`))) {
    const [sequence = '', text = ''] = line.split(' ')
    const whole = sequence === typed
    const known = found.get(text)
    if (known === undefined || (whole && !known.whole)) found.set(text, { whole, cost: weight.get(text) ?? 99 })
  }
  return [...found]
    .sort(([, a], [, b]) => Number(b.whole) - Number(a.whole) || a.cost - b.cost)
    .slice(0, limit)
    .map(([text]) => ({ text, letters: typed.length }))
}

/** Index of the first line that is not before `typed`. */
function firstFrom(lines: readonly string[], typed: string): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? '') < typed) low = middle + 1
    else high = middle
  }
  return low
}
