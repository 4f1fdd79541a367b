import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handClock } from '../base/clock.fixture.ts'
import { backOff, createLanes, type Attempt } from './lanes.ts'

/** Jobs whose end is decided by the test. */
function workshop(atOnce = 2) {
  const clock = handClock()
  const lanes = createLanes({ clock, random: () => 0.5, atOnce })
  const begun: string[] = []
  const open = new Map<string, (attempt: Attempt) => void>()
  return {
    clock,
    lanes,
    begun,
    running: () => [...open.keys()],
    /** `a1`: a job in lane `a`. */
    add: (...names: readonly string[]) => {
      for (const name of names) {
        lanes.add(name.charAt(0), () => {
          begun.push(name)
          return new Promise((resolve) => open.set(name, resolve))
        })
      }
    },
    end: async (name: string, attempt: Attempt) => {
      open.get(name)?.(attempt)
      open.delete(name)
      await clock.advance(0)
    },
  }
}

describe('lanes', () => {
  it('within a lane one waits for the other, side by side up to the limit', async () => {
    const { lanes, add, end, begun, running } = workshop(2)
    add('a1', 'a2', 'b1', 'c1')
    lanes.start()
    expect(running()).toEqual(['a1', 'b1'])
    await end('a1', 'done')
    expect(running()).toEqual(['b1', 'a2'])
    await end('b1', 'done')
    expect(begun).toEqual(['a1', 'b1', 'a2', 'c1'])
  })

  it('the far side is gone: all pause, then one probes, then all go', async () => {
    const { lanes, clock, add, end, begun, running } = workshop(2)
    add('a1', 'b1', 'c1')
    lanes.start()
    await end('a1', 'unreached')
    await end('b1', 'unreached')
    expect(running()).toEqual([])
    await clock.advance(60_000)
    expect(running()).toHaveLength(1)
    expect(begun).toHaveLength(3)
    await end(running()[0] ?? '', 'done')
    expect(running()).toHaveLength(2)
  })

  it('an unclear one waits for itself, the next of its lane behind it, others pass', async () => {
    const { lanes, clock, add, end, begun } = workshop(1)
    add('a1', 'a2', 'b1')
    lanes.start()
    await end('a1', 'stuck')
    expect(begun).toEqual(['a1', 'b1'])
    await end('b1', 'done')
    await clock.advance(30_000)
    expect(begun).toEqual(['a1', 'b1'])
    await clock.advance(30_000)
    expect(begun).toEqual(['a1', 'b1', 'a1'])
  })

  it('hurry passes pause and limit, and joins an attempt already in flight', async () => {
    const { lanes, add, end, running } = workshop(1)
    add('a1', 'b1')
    lanes.start()
    const hurried = lanes.hurry('b')
    expect(running()).toEqual(['a1', 'b1'])
    expect(lanes.hurry('b')).toBe(hurried)
    await end('b1', 'unreached')
    expect(await hurried).toBe('unreached')
    expect(lanes.hurry('nobody')).toBeNull()
  })

  it('stop aborts what is in flight and starts nothing more', async () => {
    const clock = handClock()
    const lanes = createLanes({ clock, random: () => 0.5, atOnce: 1 })
    let begun = 0
    for (const name of ['a', 'b']) {
      lanes.add(name, (signal) => {
        begun += 1
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve('unclear')))
      })
    }
    lanes.start()
    await lanes.stop()
    await clock.advance(10_000_000)
    expect(begun).toBe(1)
  })

  it('back-off grows, is bounded and is never nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('unreached', 'unclear', 'stuck'),
        fc.nat(10_000),
        fc.float({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (kind, failures, random) => {
          const wait = backOff(kind, failures, () => random)
          expect(wait).toBeGreaterThanOrEqual(500)
          expect(wait).toBeLessThanOrEqual(1_800_000)
          expect(backOff(kind, failures + 1, () => random)).toBeGreaterThanOrEqual(wait)
        },
      ),
    )
  })
})
