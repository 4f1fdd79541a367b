import type { Clock } from '../base/clock.ts'

/**
 * Token bucket: `burst` at once, `perSecond` in the long run. Each call of the returned function asks whether one more
 * may pass.
 */
export function createRateLimit(
  clock: Pick<Clock, 'now'>,
  limit: { readonly perSecond: number; readonly burst: number },
): () => boolean {
  let tokens = limit.burst
  let last = clock.now()
  return () => {
    const now = clock.now()
    tokens = Math.min(limit.burst, tokens + ((now - last) / 1000) * limit.perSecond)
    last = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
