import { expect, test } from 'vitest'
import { handClock } from '../base/clock.fixture.ts'
import { fail, ok } from '../base/result.ts'
import { noPlatform } from './no-platform.ts'
import { patient } from './patient.ts'
import type { Platform, PlatformFailure } from './port.ts'

const forever = new AbortController().signal
const busy: PlatformFailure = { code: 'platformOffline', detail: '503 BUSY', own: true, busy: true }

function answering(...failures: readonly PlatformFailure[]) {
  const clock = handClock()
  let asked = 0
  const platform: Platform = {
    ...noPlatform(),
    beginSignIn: async () => {
      const failure = failures[asked++]
      return failure ? fail(failure) : ok({ code: 'c', content: 'x', expiresAt: '' })
    },
  }
  return { clock, asked: () => asked, ask: (signal = forever) => patient(platform, clock).beginSignIn(signal) }
}

test('one moment of trouble is waited out', async () => {
  const { clock, ask } = answering(busy)
  const answer = ask()
  await clock.advance(700)
  expect(await answer).toMatchObject({ ok: true })
})

test('the platform’s own wish is kept, when a person can be kept waiting so long', async () => {
  const soon = answering({ code: 'platformOffline', detail: '429', own: false, retryAfterMs: 5_000 })
  const answer = soon.ask()
  await soon.clock.advance(4_999)
  expect(soon.asked()).toBe(1)
  await soon.clock.advance(1)
  expect(await answer).toMatchObject({ ok: true })
  expect(await answering({ ...busy, retryAfterMs: 60_000 }).ask()).toMatchObject({ ok: false })
})

test('three times, then the way without the platform', async () => {
  const { clock, asked, ask } = answering(busy, busy, busy, busy)
  const answer = ask()
  await clock.advance(10_000)
  expect(await answer).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
  expect(asked()).toBe(3)
})

test.each([
  ['nobody there', { code: 'platformOffline', detail: 'ECONNREFUSED', own: false }],
  ['silence', { code: 'platformOffline', detail: 'no answer in 5000 ms', own: true }],
  ['a plain no', { code: 'platformRefused', detail: '403', own: true }],
] as const)('%s is not asked again', async (_what, failure) => {
  const { asked, ask } = answering(failure)
  expect(await ask()).toMatchObject({ ok: false })
  expect(asked()).toBe(1)
})

test('whoever leaves meanwhile is not waited with', async () => {
  const { clock, asked, ask } = answering(busy)
  const leaving = new AbortController()
  const answer = ask(leaving.signal)
  await clock.advance(100)
  leaving.abort()
  expect(await answer).toMatchObject({ ok: false })
  expect(asked()).toBe(1)
})
