/**
 * What has changed between two versions of an affair, by meaning: entries are the same by their id, wherever they stand
 * and from whichever file they came. Pure; `difference-words.ts` puts it into words.
 */
import type { Affair } from '../model/affair.ts'

/** The lists whose entries have ids, and the lists inside their entries. */
const lists = {
  parties: {},
  parameters: {},
  questions: { options: {} },
  items: {},
  materials: {},
  form: { fields: { options: {} } },
} as const satisfies Record<string, Lists>
interface Lists {
  readonly [list: string]: Lists
}

/** An entry of such a list; `entry` as it is now or, gone, as it was. */
export interface Part {
  readonly list: string
  readonly id: string
  readonly entry: Readonly<Record<string, unknown>>
}

export interface Difference {
  readonly change: 'new' | 'gone' | 'changed'
  /** From the affair inwards; empty: the affair itself. */
  readonly part: readonly Part[]
  /** Of `changed`: its place in the entry, `promise.days`; or the name of a list whose order is another. */
  readonly member: string | null
  readonly before: unknown
  readonly after: unknown
}

export const differences = (before: Affair, after: Affair): readonly Difference[] =>
  ofEntry({ ...before }, { ...after }, [], lists)

type Entry = Part['entry']

function ofEntry(before: Entry, after: Entry, part: readonly Part[], inner: Lists): readonly Difference[] {
  const own = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !Object.hasOwn(inner, key))
  return [
    ...own.flatMap((key) => ofMember(before[key], after[key], part, key)),
    ...Object.entries(inner).flatMap(([list, further]) =>
      ofList(entriesOf(before[list]), entriesOf(after[list]), part, list, further),
    ),
  ]
}

function ofList(
  before: readonly Entry[],
  after: readonly Entry[],
  part: readonly Part[],
  list: string,
  inner: Lists,
): readonly Difference[] {
  const at = (entry: Entry): readonly Part[] => [...part, { list, id: idOf(entry), entry }]
  const was = new Map(before.map((entry) => [idOf(entry), entry]))
  const now = new Set(after.map(idOf))
  const kept = before.map(idOf).filter((id) => now.has(id))
  const order = after.map(idOf).filter((id) => was.has(id))
  return [
    ...after.flatMap((entry) => {
      const earlier = was.get(idOf(entry))
      return earlier === undefined
        ? [{ change: 'new' as const, part: at(entry), member: null, before: null, after: null }]
        : ofEntry(earlier, entry, at(entry), inner)
    }),
    ...before
      .filter((entry) => !now.has(idOf(entry)))
      .map((entry) => ({ change: 'gone' as const, part: at(entry), member: null, before: null, after: null })),
    // The order of parties and parameters means nothing.
    ...(same(kept, order) || list === 'parties' || list === 'parameters'
      ? []
      : [{ change: 'changed' as const, part, member: list, before: kept, after: order }]),
  ]
}

/** A change of days is one of days, not of the whole promise. Texts and conditions are taken as a whole. */
function ofMember(before: unknown, after: unknown, part: readonly Part[], member: string): readonly Difference[] {
  if (same(before, after)) return []
  const parts = isEntry(before) && isEntry(after) && isRecord(member) ? [before, after] : []
  const [was, now] = parts
  if (was === undefined || now === undefined)
    return [{ change: 'changed', part, member, before: before ?? null, after: after ?? null }]
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((key) =>
    ofMember(was[key], now[key], part, `${member}.${key}`),
  )
}

/** Members that have members of their own. */
const records: ReadonlySet<string> = new Set(['promise', 'fee', 'result', 'mandatory', 'block', 'repeat', 'pages'])
const isRecord = (member: string): boolean => records.has(member)

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)
const entriesOf = (value: unknown): readonly Entry[] => (Array.isArray(value) ? value.filter(isEntry) : [])
const idOf = (entry: Entry): string => String(entry['id'])

/** The order of members does not matter; null and absent are the same. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => same(one, b[index]))
  if (isEntry(a) && isEntry(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
  return (a ?? null) === (b ?? null)
}
