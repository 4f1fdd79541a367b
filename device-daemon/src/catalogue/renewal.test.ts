import { expect, it, vi } from 'vitest'
import { handClock } from '../base/clock.fixture.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Kept } from './kept.ts'
import type { Refusal } from './refusal.ts'
import { createRenewal } from './renewal.ts'

const minute = 60_000

/** What lies there, and what its readings come to, one after the other. */
function lying(...answers: readonly Result<Pick<Kept, 'digest'>, Refusal>[]) {
  const clock = handClock()
  const told: (string | null)[] = []
  let [there, readings] = ['the first', 0]
  const renewal = createRenewal({
    clock,
    first: {
      supply: { fingerprint: () => there, read: async () => answers[readings++] ?? ok({ digest: 'in use' }) },
      inUse: 'in use',
      looked: false,
    },
    onTaken: vi.fn(),
    onRead: (refusal) => told.push(refusal && refusal.code),
  })
  return { clock, told, readings: () => readings, renewal, put: (other: string) => void (there = other) }
}
const refused = (code: Refusal['code']) => fail({ code, version: null, text: '' })

it('a reading that came to no end is tried again, less and less often, and told until it succeeds', async () => {
  const { clock, told, readings, renewal } = lying(refused('unread'), refused('unread'))
  await clock.advance(minute / 2)
  expect([told, readings()]).toEqual([['unread'], 1])
  await clock.advance(minute)
  expect([told, readings()]).toEqual([['unread', 'unread'], 2])
  await clock.advance(minute)
  expect(readings()).toBe(2)
  await clock.advance(2 * minute)
  expect([told, readings()]).toEqual([['unread', 'unread', null], 3])
  await clock.advance(60 * minute)
  expect(readings()).toBe(3)
  renewal.stop()
})

it('another file is read at once, however often the one before was not', async () => {
  const { clock, told, put, renewal } = lying(
    refused('unread'),
    refused('unread'),
    refused('unread'),
    ok({ digest: 'x' }),
  )
  await clock.advance(10 * minute)
  put('another')
  await clock.advance(minute / 10)
  expect(told.at(-1)).toBe(null)
  renewal.stop()
})

it('what is wrong in itself is read once', async () => {
  const { clock, told, readings, renewal } = lying(refused('broken'))
  await clock.advance(120 * minute)
  expect([told, readings()]).toEqual([['broken'], 1])
  renewal.stop()
})
