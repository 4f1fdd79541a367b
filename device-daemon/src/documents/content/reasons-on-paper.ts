/**
 * How much of a department's words a paper carries. A platform may give fifty reasons of a thousand characters each:
 * thirty pages of A4, eight metres of roll. Paper takes what one page bears and says that there is more, and where all
 * of it is read: 查办件 shows every word. Pure.
 */
import type { Text } from '#flows/model/affair.ts'
import { caseText } from '#flows/case/case-words.ts'
import { onPaper } from './on-paper.ts'

/** Rows of 24 Chinese or 48 Latin characters: the roll's; on A4 a row is longer. */
const rowsTogether = 48
const rowsEach = 8
const rowCells = 48

export interface ReasonsOnPaper {
  /** Of all, shown or not. */
  readonly count: number
  readonly shown: readonly string[]
  /** Said below them if they are not all, or not whole; null: nothing is left out. */
  readonly more: Text | null
}

/** `rows`: how many they may take together. */
export function reasonsOnPaper(reasons: readonly string[], rows = rowsTogether): ReasonsOnPaper {
  const whole = reasons.map(tidy)
  if (rowsOfAll(whole) <= rows) return { count: reasons.length, shown: whole, more: null }
  const shown: string[] = []
  let left = rows
  for (const reason of whole) {
    const part = begin(reason, rowsEach)
    left -= rowsOf(part)
    if (left < 0) break
    shown.push(part)
  }
  const count = reasons.length
  return {
    count,
    shown,
    more: readInFull(count),
  }
}

/** Below what is left out or cut: where all of it is read. */
export const readInFull = (count: number): Text =>
  count === 1 ? caseText('readInFullOne') : caseText('readInFull', { count })

/** Two lists on one paper: they share its rows, and neither takes from the other's half what the other needs. */
export function twoOnPaper(
  one: readonly string[],
  other: readonly string[],
): readonly [ReasonsOnPaper, ReasonsOnPaper] {
  const half = rowsTogether / 2
  const besides = (list: readonly string[]): number => Math.max(half, rowsTogether - rowsOfAll(list.map(tidy)))
  return [reasonsOnPaper(one, besides(other)), reasonsOnPaper(other, besides(one))]
}

const tidy = (reason: string): string => onPaper(reason).replace(/\n\s*/g, '\n').trim()

/** As many rows of it; an ellipsis shows that it goes on. */
function begin(text: string, rows: number): string {
  if (rowsOf(text) <= rows) return text
  let kept = ''
  for (const character of text) {
    if (rowsOf(`${kept}${character}……`) > rows) break
    kept += character
  }
  return `${kept.trimEnd()}……`
}

const rowsOf = (text: string): number =>
  sum(text.split('\n').map((line) => Math.max(1, Math.ceil(cellsOf(line) / rowCells))))

const rowsOfAll = (texts: readonly string[]): number => sum(texts.map(rowsOf))

/** Two for a character that is not Latin. */
const cellsOf = (line: string): number => sum([...line].map((character) => (character < '\u0100' ? 1 : 2)))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
