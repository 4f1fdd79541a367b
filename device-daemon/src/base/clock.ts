/** Time as a thing one is given, so that tests and the deterministic simulation turn it by hand. */
export interface Clock {
  /** Monotonic ms; only differences mean something. */
  now(): number
  /** Calls `act` once after `ms`, unless the returned function is called first. */
  after(ms: number, act: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}
