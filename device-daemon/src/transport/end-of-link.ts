import type { LinkFailure } from './transport.ts'

/** Settles a link's `closed` once, with whichever end comes first. */
export interface EndOfLink {
  readonly closed: Promise<LinkFailure>
  /** The failure, once the link has ended. */
  ended(): LinkFailure | null
  end(failure: LinkFailure): void
  /**
   * The value, or the failure if the link ends first. Not `Promise.race` with `closed`: that would leave one reaction
   * on it for every write of a link that lives for months.
   */
  orEnd<T>(value: Promise<T>): Promise<T | LinkFailure>
}

export function endOfLink(): EndOfLink {
  let failure: LinkFailure | null = null
  const { promise, resolve } = Promise.withResolvers<LinkFailure>()
  const waiting = new Set<(failure: LinkFailure) => void>()
  return {
    closed: promise,
    ended: () => failure,
    end(cause) {
      if (failure !== null) return
      failure = cause
      resolve(cause)
      for (const tell of waiting) tell(cause)
      waiting.clear()
    },
    async orEnd<T>(value: Promise<T>) {
      if (failure !== null) return failure
      const first = Promise.withResolvers<T | LinkFailure>()
      waiting.add(first.resolve)
      value.then(first.resolve, first.reject)
      const result = await first.promise
      waiting.delete(first.resolve)
      return result
    },
  }
}
