/** What a request that did not succeed means: nothing was done, it was refused, or it may have been done. */
import type { HttpOutcome } from './http.ts'
import type { PlatformFailure } from './port.ts'

/** How a request ended, before it is known whether that matters. */
export type Failure = Exclude<HttpOutcome, { readonly kind: 'answer' }>

export const unreadable = { unreadable: true } as const
export const notOfTheContract = (what: string) =>
  ({ kind: 'unclear', detail: `not an answer of the contract: ${what}` }) as const

export function asQuestion(failure: Failure): PlatformFailure {
  if (failure.kind !== 'unclear') return asNotDone(failure)
  return { ...asUnclear(failure), code: failure.unreadable ? 'platformUnreadable' : 'platformOffline' }
}

/** Whatever was asked, nothing was done. */
export function asNotDone(
  failure: Exclude<Failure, { kind: 'unclear' }>,
): PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled'> {
  if (failure.kind === 'unsent')
    return { code: failure.cancelled ? 'cancelled' : 'platformOffline', detail: failure.detail, own: false }
  return {
    code: failure.error.retryable || ofTheTerminal(failure) ? 'platformOffline' : 'platformRefused',
    ...refusal(failure),
  }
}

/** Something was to be changed: it may have been. */
export const asEffect = (failure: Failure) => (failure.kind === 'unclear' ? asUnclear(failure) : asNotDone(failure))

/**
 * 401 is about the terminal's clock or key, 429 about all it asks: not about this request. For the citizen the platform
 * is out of reach.
 */
const ofTheTerminal = ({ status }: { readonly status: number }): boolean => status === 401 || status === 429

export const asUnclear = ({ detail, busy, retryAfterMs }: Extract<Failure, { kind: 'unclear' }>) =>
  ({
    code: 'outcomeUnknown',
    detail,
    own: true,
    ...(busy && { busy }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }) as const

export const refusal = (refused: Extract<Failure, { kind: 'refused' }>) => ({
  detail: `${refused.status} ${refused.error.code}`,
  traceId: refused.error.traceId,
  message: refused.error.message,
  own: !ofTheTerminal(refused),
  answered: true as const,
  ...(refused.error.retryable && { busy: true as const }),
  ...(refused.retryAfterMs !== undefined && { retryAfterMs: refused.retryAfterMs }),
})
