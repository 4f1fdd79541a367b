/**
 * Promises and fees in the form they may be shown. A promise (承诺办结时限) is the district's own: the figure in the
 * catalogue may be certain, but then it is certainly another county's. A fee is set by the state or the province, so a
 * sourced one holds here too. Until the district confirms, the 受理通知书 decides.
 */
import type { Affair, Item, Text } from '../model/affair.ts'
import type { District, DistrictAffair } from '../model/district.ts'

/** 承诺办结时限 in working days; shown as a promise only if `confirmed`. */
export interface ShownPromise {
  readonly days: number
  readonly confirmed: boolean
}

type Fee = Affair['fee'] | Item['fee']

/** What the district confirms about an affair, if anything. */
export const confirmedBy = (district: District, affair: string): DistrictAffair | undefined =>
  Object.hasOwn(district.affairs, affair) ? district.affairs[affair] : undefined

/** Of an item or of a whole affair; `published`: the district's own figure for it. */
export const promiseOf = (
  { promise }: Pick<Affair | Item, 'promise'>,
  published: { readonly days: number } | undefined,
): ShownPromise => ({ days: published?.days ?? promise.days, confirmed: published !== undefined })

/** Null: must not be shown yet. */
export const feeOf = ({ fee }: { readonly fee: Fee }, confirmed: { readonly text: Text } | undefined): Text | null =>
  confirmed?.text ?? (fee.confidence === 'I' ? null : fee.text)

/** The items the district handles. */
export const offeredBy = (local: DistrictAffair | undefined, { items }: Affair): readonly Item[] =>
  items.filter(({ id }) => local?.items[id]?.offered !== false)

/** The documents of the district by which it promises times and fees; shown where they are. */
export const publishedIn = (local: DistrictAffair | undefined): readonly string[] => [
  ...new Set(
    [local?.promise, local?.fee, ...Object.values(local?.items ?? {}).map(({ promise }) => promise)].flatMap(
      (one) => one?.basis ?? [],
    ),
  ),
]

/** The items the district does not handle, by id, and what it says of where they are done. */
export const doneElsewhere = (local: DistrictAffair | undefined): readonly (readonly [item: string, goTo: Text])[] =>
  Object.entries(local?.items ?? {}).flatMap(([id, { offered, goTo }]) =>
    offered === false && goTo !== undefined ? [[id, goTo] as const] : [],
  )
