/** A terminal whose clock is wrong, before a platform that refuses what is signed with it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { createWallClock } from '../base/wall-clock.ts'
import { createPlatform } from './client.ts'
import { hmacSm3 } from './signing.ts'
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

it('a gateway whose clock is wrong refuses something: the platform’s own clock goes on counting', async () => {
  const heard: number[] = []
  const gateway = createServer((_request, response) => {
    response.writeHead(404, {
      'content-type': 'application/json',
      date: new Date(Date.now() - 3_600_000).toUTCString(),
    })
    response.end(JSON.stringify({ code: 'NOT_FOUND', message: '没有', traceId: 't', retryable: false }))
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  const { port } = gateway.address() as AddressInfo
  const client = createPlatform({
    baseUrl: `http://127.0.0.1:${port}`,
    appKey: 'a',
    deviceId: 'd',
    signer: hmacSm3('s'),
    wallClock: Date.now,
    onTime: (time) => void heard.push(time),
  })
  expect(await client.submit(sealedApplication(), forever)).toMatchObject({ failure: { code: 'platformRefused' } })
  gateway.close()
  expect(heard).toEqual([])
})
