/**
 * A short mark of an id or a text, by which a later version of the same service knows it again. 23 bits: it shares
 * three bytes with a flag. Two ids of one service with the same mark (one chance in 8 million a pair) count as unknown.
 */
export type Mark = number

export const markBits = 23
const mask = 2 ** markBits - 1

/** FNV-1a, 32 bits (draft-eastlake-fnv), folded as it advises for other lengths. */
export function mark(text: string): Mark {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    for (const byte of [unit & 0xff, unit >> 8]) hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return ((hash >>> markBits) ^ hash) & mask
}

/** What each mark stands for; not what shares one. */
export function byMark<T>(entries: readonly T[], markOf: (entry: T) => Mark): ReadonlyMap<Mark, T> {
  const found = new Map<Mark, T>()
  const shared = new Set<Mark>()
  for (const entry of entries) {
    const its = markOf(entry)
    if (found.has(its)) shared.add(its)
    found.set(its, entry)
  }
  for (const one of shared) found.delete(one)
  return found
}
