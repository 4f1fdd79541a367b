import type { Clock } from '../base/clock.ts'

/** Waits `ms`; ends early when the signal aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      disarm()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const disarm = clock.after(ms, done)
    signal.addEventListener('abort', done, { once: true })
  })
}
