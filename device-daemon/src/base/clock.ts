/** Time as a parameter, so that tests and the deterministic simulation can control it. */
export interface Clock {
  /** Monotonic ms; only differences are meaningful. */
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
