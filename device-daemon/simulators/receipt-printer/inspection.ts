/**
 * Looks a printed receipt over: is everything on the paper that was sent, in its place, and nothing else? And what do
 * its lines say? For tests.
 */
import { headDots } from './paper.ts'
import { readReceipt, type SeenReceipt, type SeenRow } from './reading.ts'

/** A receipt as `output` gives it. */
export interface Slip {
  /** base64 */
  readonly png: string
  /** What the printer was told to print, line by line; pictures and codes in brackets. */
  readonly text: string
  /** False: it still hangs in the printer. */
  readonly cut: boolean
}

export interface Inspected {
  /** What is wrong with it, in words; none: nothing. */
  readonly faults: readonly string[]
  /** Its lines of characters, as they can be read on the paper. */
  readonly lines: readonly string[]
  /** What stands to the right of a label or below it, without spaces. */
  readonly facts: ReadonlyMap<string, string>
  readonly codes: readonly (string | null)[]
}

export async function inspectSlip(slip: Slip): Promise<Inspected> {
  const seen = await readReceipt(slip.png, slip.text)
  return {
    faults: [...contentFaults(seen, slip.text), ...seen.rows.flatMap(placeFaults), ...paperFaults(seen)],
    lines: seen.rows.flatMap((row) => (row.kind === 'text' ? [row.text] : [])),
    facts: factsOf(seen),
    codes: seen.codes,
  }
}

/** Characters over each other, or out of their cells, are ink that nobody can read, so that the rows differ. */
function contentFaults({ rows, codes }: SeenReceipt, text: string): readonly string[] {
  const sent = text.split('\n').filter((line) => line.trim() !== '')
  const faults = sent.flatMap((line, at) => {
    const row = rows[at]
    if (row === undefined) return [`not on the paper: ${line}`]
    return isShown(row, line) ? [] : [`instead of “${line.trim()}” the paper shows ${saying(row)}`]
  })
  return [
    ...faults,
    ...rows.slice(sent.length).map((row) => `on the paper, and not sent: ${saying(row)}`),
    ...(codes.includes(null) ? ['a code that no phone reads'] : []),
  ]
}

const saying = (row: SeenRow): string =>
  row.kind === 'text' ? `“${row.text}”` : `ink from ${row.left} to ${row.right}, line ${row.top} to ${row.bottom}`

function isShown(row: SeenRow, line: string): boolean {
  if (row.kind === 'text') return row.text === line.trim()
  if (line === '[QR]') return true
  const [, width, height] = (/^\[(\d+) × (\d+) dots\]$/.exec(line) ?? []).map(Number)
  return width !== undefined && height !== undefined && row.bottom - row.top <= height && row.right - row.left <= width
}

/** Dots of white that the ink of a character may have beside it in its cell. */
const bearing = 12
const cell = 24

/** Everything begins at the left edge, ends at the right one, or stands in the middle. */
function placeFaults(row: SeenRow): readonly string[] {
  const slack = row.kind === 'text' ? 1 : bearing
  // “）” has more white to its right than others, and none of its ink to the left of its cell.
  const closesInLastCell = row.kind === 'ink' && row.lastFrom >= headDots - cell
  const inPlace =
    row.left < slack ||
    headDots - row.right < slack ||
    closesInLastCell ||
    Math.abs(row.left - (headDots - row.right)) <= slack
  return inPlace ? [] : [`out of line: ${saying(row)}`]
}

/** What is nearer to the end of the paper than the head is to the knife is cut through on the next receipt. */
const headToKnife = 96

function paperFaults({ widthDots, heightDots, rows }: SeenReceipt): readonly string[] {
  const last = rows.at(-1)
  return [
    ...(widthDots === headDots ? [] : [`${widthDots} dots wide`]),
    ...(last !== undefined && heightDots - last.bottom < headToKnife ? [`cut too near to ${saying(last)}`] : []),
  ]
}

function factsOf({ rows }: SeenReceipt): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  let label = ''
  for (const row of rows) {
    if (row.kind !== 'text') label = ''
    else if (row.left === 0) {
      const [first = '', ...rest] = row.text.split(/\s{2,}/)
      label = first
      if (rest.length > 0) facts.set(label, withoutSpaces(rest.join('')))
    } else if (row.right === headDots && label !== '')
      facts.set(label, (facts.get(label) ?? '') + withoutSpaces(row.text))
  }
  return facts
}

const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '')
