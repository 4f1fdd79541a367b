/**
 * Promises and fees in the form they may be shown: one that was only inferred (confidence I) is not a promise until the
 * district confirms it; until then the 受理通知书 decides.
 */
import type { Affair, Item, Text } from './affair.ts'
import type { District, DistrictAffair } from './district.ts'

/** 承诺办结时限 in working days; shown as a promise only if `confirmed`. */
export interface ShownPromise {
  readonly days: number
  readonly confirmed: boolean
}

type Fee = Affair['fee'] | Item['fee']

/** What the district confirms about an affair, if anything. */
export const confirmedBy = (district: District, affair: string): DistrictAffair | undefined =>
  Object.hasOwn(district.affairs, affair) ? district.affairs[affair] : undefined

/** Of an item or of a whole affair; `confirmed`: the district's own figure for it. */
export const promiseOf = (
  { promise }: Pick<Affair | Item, 'promise'>,
  confirmed: { readonly days: number } | undefined,
): ShownPromise =>
  confirmed === undefined
    ? { days: promise.days, confirmed: promise.confidence !== 'I' }
    : { days: confirmed.days, confirmed: true }

/** Null: must not be shown yet. */
export const feeOf = ({ fee }: { readonly fee: Fee }, confirmed: { readonly text: Text } | undefined): Text | null =>
  confirmed?.text ?? (fee.confidence === 'I' ? null : fee.text)
