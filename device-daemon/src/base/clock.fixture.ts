import type { Clock } from './clock.ts'

/** A manual clock for tests. */
export interface HandClock extends Clock {
  /** Advances the time, running what falls due in order and letting promises settle in between. */
  advance(ms: number): Promise<void>
}

export function handClock(): HandClock {
  let now = 0
  let due: { readonly at: number; readonly act: () => void }[] = []
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    now: () => now,
    after(ms, act) {
      const entry = { at: now + ms, act }
      due.push(entry)
      return () => {
        due = due.filter((each) => each !== entry)
      }
    },
    async advance(ms) {
      const until = now + ms
      await settle()
      for (;;) {
        const next = due.filter((each) => each.at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        due = due.filter((each) => each !== next)
        now = next.at
        next.act()
        await settle()
      }
      now = until
    },
  }
}
