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
    /** `a1`: a job in lane a; `a1x`: of matter x. */
    add: (...names: readonly string[]) => {
      for (const name of names) {
        const job = (): Promise<Attempt> => {
          begun.push(name)
          return new Promise((resolve) => open.set(name, resolve))
        }
        lanes.add(name.charAt(0), job, name.slice(2))
      }
    },
    end: async (name: string, kind: Attempt['kind'], retryAfterMs?: number, lasting = false) => {
      open.get(name)?.({ kind, lasting, ...(retryAfterMs !== undefined && { retryAfterMs }) })
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
    expect(running()).toEqual(['b1', 'c1'])
    await end('b1', 'done')
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2'])
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

  it('a stuck one of no matter holds its own lane, others pass', async () => {
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

  it('a stuck one is passed by what belongs to other matters, and not by its own', async () => {
    const { lanes, clock, add, end, begun } = workshop(4)
    add('a1x', 'a2y', 'a3x')
    lanes.start()
    await end('a1x', 'stuck')
    await end('a2y', 'done')
    add('a4x', 'a5y')
    expect(begun).toEqual(['a1x', 'a2y', 'a5y'])
    await end('a5y', 'done')
    await clock.advance(60_000)
    await end('a1x', 'done')
    await end('a3x', 'done')
    await end('a4x', 'done')
    expect(begun).toEqual(['a1x', 'a2y', 'a5y', 'a1x', 'a3x', 'a4x'])
  })

  it('one whose answer is never clear holds up nobody', async () => {
    const { lanes, add, end, begun } = workshop(1)
    add('a1', 'b1', 'c1', 'd1', 'e1')
    lanes.start()
    await end('a1', 'unclear')
    for (const name of ['b1', 'c1', 'd1', 'e1']) await end(name, 'done')
    expect(begun).toEqual(['a1', 'b1', 'c1', 'd1', 'e1'])
  })

  it('several in a row without a clear answer are the far side’s trouble: then one probes, each time another', async () => {
    const { lanes, clock, add, end, begun, running } = workshop(3)
    add('a1', 'b1', 'c1', 'd1', 'e1')
    lanes.start()
    for (const name of ['a1', 'b1', 'c1']) await end(name, 'unclear')
    // Two had begun before it was noticed.
    const before = begun.length
    for (const name of running()) await end(name, 'unclear')
    const probes = []
    for (let at = 0; at < 5; at += 1) {
      await clock.advance(300_000)
      expect(running()).toHaveLength(1)
      const [probe = ''] = running()
      probes.push(probe)
      await end(probe, 'unclear')
    }
    expect(before).toBeLessThanOrEqual(5)
    expect(new Set(probes).size).toBe(5)
  })

  it('what the far side wishes of one job is that lane’s own: several such wishes hold up nobody else', async () => {
    const { lanes, clock, add, end, begun } = workshop(1)
    add('a1', 'b1', 'c1', 'd1')
    lanes.start()
    for (const name of ['a1', 'b1', 'c1']) await end(name, 'unclear', 3_600_000)
    await clock.advance(60_000)
    expect(begun).toEqual(['a1', 'b1', 'c1', 'd1'])
    await end('d1', 'done')
    await clock.advance(3_600_000 - 60_001)
    expect(begun).toHaveLength(4)
    await clock.advance(1)
    await end('a1', 'done')
    expect(begun).toEqual(['a1', 'b1', 'c1', 'd1', 'a1', 'b1'])
  })

  it('what it wishes of this terminal is heeded by all, within the hour, whatever another job hears meanwhile', async () => {
    const { lanes, clock, add, end, begun } = workshop(2)
    add('a1', 'b1', 'c1')
    lanes.start()
    await end('a1', 'unreached', 90_000)
    await end('b1', 'done')
    await clock.advance(89_999)
    expect(begun).toEqual(['a1', 'b1'])
    await clock.advance(1)
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a1'])
    await end('c1', 'unreached', 1e12)
    await end('a1', 'done')
    await clock.advance(3_599_999)
    expect(begun).toHaveLength(4)
    await clock.advance(1)
    expect(begun).toHaveLength(5)
  })

  it('nobody’s hurry breaks such a wish', async () => {
    const { lanes, clock, add, end, begun } = workshop(2)
    add('a1', 'b1')
    lanes.start()
    await end('a1', 'unclear', 30_000)
    await end('b1', 'unclear')
    expect(lanes.hurry('a')).toBeNull()
    expect(lanes.hurry('b')).not.toBeNull()
    await end('b1', 'unreached', 90_000)
    await clock.advance(40_000)
    expect([lanes.hurry('a'), lanes.hurry('b'), begun]).toEqual([null, null, ['a1', 'b1', 'b1']])
    await clock.advance(50_000)
    expect(lanes.hurry('a')).not.toBeNull()
  })

  it('unclear for so long that it is its own trouble: passed by other matters, and nobody pauses for it', async () => {
    const { lanes, clock, add, end, begun } = workshop(1)
    add('a1x', 'a2y', 'b1x', 'c1x', 'd1')
    lanes.start()
    for (const name of ['a1x', 'b1x', 'c1x']) await end(name, 'unclear', undefined, true)
    await end('d1', 'done')
    await end('a2y', 'done')
    expect(begun).toEqual(['a1x', 'b1x', 'c1x', 'd1', 'a2y'])
    await clock.advance(30_000)
    expect(begun).toHaveLength(5)
  })

  it('hurry passes pause and limit, and joins an attempt already in flight', async () => {
    const { lanes, add, end, running } = workshop(1)
    add('a1', 'b1')
    lanes.start()
    const hurried = lanes.hurry('b')
    expect(running()).toEqual(['a1', 'b1'])
    expect(lanes.hurry('b')).toBe(hurried)
    await end('b1', 'unreached')
    expect(await hurried).toMatchObject({ kind: 'unreached' })
    expect(lanes.hurry('nobody')).toBeNull()
  })

  it('stop aborts what is in flight and starts nothing more', async () => {
    const clock = handClock()
    const lanes = createLanes({ clock, random: () => 0.5, atOnce: 1 })
    let begun = 0
    for (const name of ['a', 'b']) {
      lanes.add(name, (signal) => {
        begun += 1
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ kind: 'unclear' })))
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
