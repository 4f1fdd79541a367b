/**
 * Promises and fees as they may be shown: what was only inferred (confidence I) is nobody's promise before the
 * district confirms it, and until then the 受理通知书 decides.
 */
import type { Affair, Item, Text } from './affair.ts'
import type { District, DistrictAffair } from './district.ts'

/** 承诺办结时限 in working days; shown as a promise only when `confirmed`. */
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

/** Null: not to be shown yet. */
export const feeOf = ({ fee }: { readonly fee: Fee }, confirmed: { readonly text: Text } | undefined): Text | null =>
  confirmed?.text ?? (fee.confidence === 'I' ? null : fee.text)
