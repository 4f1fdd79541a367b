/** A terminal whose clock is wrong, before a platform that refuses what is signed with it. */
import { expect, it } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { createWallClock } from '../base/wall-clock.ts'
import { demo, forever, sealedApplication } from './testing/client-world.ts'

const day = 24 * 60 * 60 * 1000

it.each([2 * day, -2 * day, 400 * day])(
  'off by %d ms: found from the refusal, corrected, and work goes on',
  async (off) => {
    const platform = await demo()
    const wall = createWallClock({ machine: () => Date.now() + off, clock: systemClock, lastRecorded: null })
    const client = platform.client({ wallClock: () => wall.now(), onTime: (time) => wall.hear(time) })
    expect(await client.health(forever)).toMatchObject({ ok: true })
    expect(wall.state()).toBe('corrected')
    expect(Math.abs(wall.error() - off)).toBeLessThan(60_000)
    expect(await client.submit(sealedApplication(), forever)).toMatchObject({ ok: true })
  },
)
