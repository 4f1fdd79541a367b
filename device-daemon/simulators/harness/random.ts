/** Seeded randomness (mulberry32): the same seed gives the same faults, so that a failure can be repeated. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** An integer, `from` ≤ x ≤ `to`. */
  between(from: number, to: number): number
  bytes(length: number): Uint8Array
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, between, bytes: (length) => Uint8Array.from({ length }, () => between(0, 255)) }
}
