/** Virtual time that advances only when everything due has been done: months pass in seconds, and deterministically. */
import type { Clock } from '../../base/clock.ts'

interface Timer {
  readonly at: number
  readonly order: number
  act: (() => void) | null
}

export interface VirtualTime extends Clock {
  /**
   * Runs timers in order until `done`, letting all promises settle in between; throws if no timer is left before that.
   */
  run(done: () => boolean): Promise<void>
}

export function virtualTime(): VirtualTime {
  const heap: Timer[] = []
  let now = 0
  let order = 0
  const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

  function push(timer: Timer): void {
    let at = heap.length
    heap.push(timer)
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !before(timer, above)) break
      heap[at] = above
      at = parent
    }
    heap[at] = timer
  }
  function pop(): Timer | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const [a, b] = [heap[left], heap[left + 1]]
      if (a === undefined) break
      const smaller = b !== undefined && before(b, a) ? b : a
      if (!before(smaller, last)) break
      heap[at] = smaller
      at = smaller === a ? left : left + 1
    }
    heap[at] = last
    return first
  }

  return {
    now: () => now,
    after(ms, act) {
      order += 1
      const timer: Timer = { at: now + Math.max(0, ms), order, act }
      push(timer)
      return () => {
        timer.act = null
      }
    },
    async run(done) {
      while (!done()) {
        const timer = pop()
        if (timer === undefined) throw new Error('the simulated world stands still')
        if (timer.act === null) continue
        now = timer.at
        timer.act()
        // Promises of one moment settle before the next begins.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}
