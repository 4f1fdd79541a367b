/** An expected failure is a value with a documented code; a bug throws. */
export type Result<T, F extends { readonly code: string }> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const fail = <F extends { readonly code: string }>(failure: F): { readonly ok: false; readonly failure: F } => ({
  ok: false,
  failure,
})
