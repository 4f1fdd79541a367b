import type { LinkFailure } from './transport.ts'

/** Settles a link's `closed` once, whichever of the several ways of ending comes first. */
export interface EndOfLink {
  readonly closed: Promise<LinkFailure>
  /** The failure once it has ended. */
  ended(): LinkFailure | null
  end(failure: LinkFailure): void
}

export function endOfLink(): EndOfLink {
  let failure: LinkFailure | null = null
  const { promise, resolve } = Promise.withResolvers<LinkFailure>()
  return {
    closed: promise,
    ended: () => failure,
    end(cause) {
      if (failure !== null) return
      failure = cause
      resolve(cause)
    },
  }
}
