import type { Affair, Text } from '#flows/affair.ts'
import type { District } from '#flows/district.ts'

/**
 * Promise and fee of a whole affair as they may be shown: what was only inferred (I) is not shown until the district
 * confirms it.
 */
export function affairPromise(
  affair: Affair,
  district: District,
): { readonly promise: { readonly days: number; readonly confirmed: boolean }; readonly fee: Text | null } {
  const own = Object.hasOwn(district.affairs, affair.id) ? district.affairs[affair.id] : undefined
  return {
    promise:
      own?.promise === undefined
        ? { days: affair.promise.days, confirmed: affair.promise.confidence !== 'I' }
        : { days: own.promise.days, confirmed: true },
    fee: own?.fee?.text ?? (affair.fee.confidence === 'I' ? null : affair.fee.text),
  }
}
