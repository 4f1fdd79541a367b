/** 扫码登录 while the platform is busy or its answers are spoilt: the code on the screen stays good. */
import { expect, it } from 'vitest'
import { exampleDistrict } from '../documents/content/examples.ts'
import { handClock } from '../base/clock.fixture.ts'
import { fail, ok } from '../base/result.ts'
import { noPlatform } from '../platform/no-platform.ts'
import type { PlatformFailure, SignInState } from '../platform/port.ts'
import { ApplySession } from '../session/journeys/apply.ts'
import { affair, card } from '../testing/affair.ts'
import { testDocuments } from '../testing/ends.ts'
import { pollMs, signInCommands } from './sign-in.ts'

const begun = Date.parse('2026-11-22T01:00:00Z')
const { name, idNumber, sex, birthDate } = card
const confirmed: SignInState = {
  state: 'confirmed',
  identity: { source: 'qrSignIn', name, idNumber, sex, birthDate },
}
const lost: PlatformFailure = { code: 'platformOffline', detail: '503 BUSY', own: true, busy: true }
const spoilt: PlatformFailure = { code: 'platformUnreadable', detail: 'not of the contract', own: true }

/** What the platform answers one after the other; the code is good for five minutes. */
function signingIn(...answers: readonly (PlatformFailure | SignInState)[]) {
  const clock = handClock()
  const asked: number[] = []
  const commands = signInCommands({
    platform: {
      ...noPlatform(),
      beginSignIn: async () => ok({ code: 'c', content: 'x', expiresAt: '2026-11-22T01:05:00Z' }),
      async pollSignIn() {
        const answer = answers[asked.length] ?? { state: 'pending' }
        asked.push(clock.now())
        return 'state' in answer ? ok(answer) : fail(answer)
      },
    },
    documents: testDocuments([]),
    district: exampleDistrict(),
    audit: { record: () => {}, healthy: true, head: { entries: 0, digest: '' }, close: () => {} },
    now: () => new Date(begun + clock.now()),
    clock,
  })
  const ended = commands['SignIn.Begin'](
    {},
    {
      session: new ApplySession('s', affair, 'zh', '2026-11-22'),
      signal: new AbortController().signal,
      event: () => {},
      revoked: () => null,
      cancel: () => {},
    },
  )
  return { clock, asked, ended }
}

it.each([
  ['lost', lost],
  ['spoilt', spoilt],
])('one answer is %s: the next one counts', async (_how, trouble) => {
  const { clock, ended } = signingIn({ state: 'pending' }, trouble, confirmed)
  await clock.advance(3 * pollMs)
  expect(await ended).toMatchObject({ ok: true, value: { identity: { name } } })
})

it('a platform that wishes to be left alone is, and then asked as often as before', async () => {
  const { clock, asked } = signingIn({ ...lost, retryAfterMs: 20_000 })
  await clock.advance(pollMs + 20_000 + pollMs)
  expect(asked).toEqual([pollMs, pollMs + 20_000, pollMs + 20_000 + pollMs])
})

it('it wishes to be left alone for longer than the code is good: said at once, there are other ways', async () => {
  const { clock, ended } = signingIn({ ...lost, retryAfterMs: 3_600_000 })
  await clock.advance(pollMs)
  expect(await ended).toMatchObject({ ok: false, failure: { code: 'platformOffline' } })
})

it('nothing but spoilt answers: said', async () => {
  const { clock, asked, ended } = signingIn(spoilt, spoilt, spoilt)
  await clock.advance(3 * pollMs)
  expect(await ended).toMatchObject({ ok: false, failure: { code: 'platformUnreadable' } })
  expect(asked.length).toBe(3)
})

it('a refusal is not asked again', async () => {
  const { clock, asked, ended } = signingIn({ code: 'platformRefused', detail: '403', own: true })
  await clock.advance(pollMs)
  expect(await ended).toMatchObject({ ok: false, failure: { code: 'platformRefused' } })
  expect(asked.length).toBe(1)
})
