/** An application about which the platform never gives a clear answer, while it answers others: staff are told. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PlatformFailure, SubmitFailureCode } from '../platform/port.ts'
import { fail } from '../base/result.ts'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform, type ScriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'
import { unansweredMs } from './unanswered.ts'

const forever = new AbortController().signal
const second = '410999198805210026'
let folder: ReturnType<typeof newFolder>
let platform: ScriptedPlatform
let running: Terminal

beforeEach(() => {
  folder = newFolder()
  platform = scriptedPlatform()
  running = terminal(folder.path, platform.port)
  running.applications.start()
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

function seal(affair = 'restaurant', idNumber?: string): string {
  const input = exampleApplication(idNumber === undefined ? {} : { idNumber })
  const sealed = running.applications.seal({ ...input, affair: { ...input.affair, id: affair } })
  if (!sealed.ok) throw new Error(sealed.failure.code)
  return sealed.value.applicationId
}
const standing = (id: string) => running.applications.kept(id)?.standing
const told = () => running.applications.troubles().map(({ applicationId, what }) => [applicationId, what])
const happened = (id: string) =>
  running.events.filter((event) => event.applicationId === id && event.happening === 'unanswered')
const unclear = <C extends SubmitFailureCode>(code: C): PlatformFailure<C> => ({
  code,
  detail: 'status 502',
  own: true,
})

/** Of this application nothing clear is ever said; everybody else fares well. */
function poison(bad: () => string, how: 'questions' | 'submissions' | 'files'): void {
  const { submit, findByApplication } = platform.port
  platform.port.submit = async (application, signal) =>
    application.id === bad()
      ? fail(unclear(how === 'files' ? 'platformOffline' : 'outcomeUnknown'))
      : submit(application, signal)
  platform.port.findByApplication = async (id, signal) =>
    id === bad() && how === 'questions' ? fail(unclear('platformOffline')) : findByApplication(id, signal)
}

it.each([
  ['what became of it cannot be read', 'questions', 'unknown'],
  ['it is never there, and sending it is never answered clearly', 'submissions', 'unknown'],
  ['one of its files is not taken', 'files', 'queued'],
] as const)('%s: after four hours staff are told, once, and it stays as it is', async (_what, how, as) => {
  let bad = ''
  poison(() => bad, how)
  bad = seal()
  const other = seal('restaurant', second)
  await running.clock.advance(unansweredMs - 60_000)
  expect([told(), standing(other)]).toEqual([[], 'accepted'])
  await running.clock.advance(600_000)
  expect([told(), standing(bad)]).toEqual([[[bad, 'unanswered']], as])
  await running.clock.advance(2 * unansweredMs)
  expect(happened(bad)).toHaveLength(1)
  // What the same citizen seals in another affair does not wait for it; in the same one it does.
  const [next, same] = [seal('after-death'), seal()]
  await running.clock.advance(1_000)
  expect([next, same].map(standing)).toEqual(['accepted', 'queued'])
  expect(platform.asked.filter((each) => each === `submit ${same}`)).toEqual([])
})

it('is known to the next start at once; answered at last, it is told no more', async () => {
  let bad = ''
  poison(() => bad, 'questions')
  bad = seal()
  await running.clock.advance(unansweredMs + 600_000)
  const id = bad
  await running.stop()
  running = terminal(folder.path, platform.port)
  running.applications.start()
  expect(told()).toEqual([[id, 'unanswered']])
  bad = ''
  expect(await running.applications.release(id)).toEqual({ ok: true, value: [] })
  expect(standing(id)).toBe('accepted')
})

it('is ended by staff, whether or not anything of it can have arrived', async () => {
  let bad = ''
  poison(() => bad, 'files')
  bad = seal()
  await running.clock.advance(unansweredMs + 600_000)
  expect(await running.applications.close(bad, '已在窗口受理')).toEqual({ ok: true, value: null })
  expect([standing(bad), told(), running.applications.waiting()]).toEqual(['closed', [], 0])
})

it('a line that is down for long is nobody’s own trouble', async () => {
  platform.port.submit = async () => fail({ code: 'platformOffline', detail: 'ECONNREFUSED', own: false })
  seal()
  await running.clock.advance(2 * unansweredMs)
  expect(told()).toEqual([])
})

it('hours in which nobody could ask do not count, nor those of a stop', async () => {
  let bad = ''
  poison(() => bad, 'questions')
  bad = seal()
  await running.clock.advance(600_000)
  const { findByApplication } = platform.port
  platform.port.findByApplication = async () => fail({ code: 'platformOffline', detail: 'ECONNREFUSED', own: false })
  await running.clock.advance(2 * unansweredMs)
  platform.port.findByApplication = findByApplication
  await running.clock.advance(600_000)
  expect(told()).toEqual([])
  await running.clock.advance(unansweredMs)
  expect(told()).toEqual([[bad, 'unanswered']])
})

it('a platform that is silent for everybody for hours is nobody’s own trouble, nor is the first silence after it', async () => {
  platform.port.submit = async () => fail(unclear('outcomeUnknown'))
  platform.port.findByApplication = async () => fail(unclear('platformOffline'))
  running.present = false
  seal()
  await running.clock.advance(2 * unansweredMs)
  running.present = true
  await running.clock.advance(600_000)
  expect(told()).toEqual([])
})

it('what a citizen chose afterwards, without a clear answer for hours: told, and kept', async () => {
  const id = seal()
  await running.applications.sendNow(id, forever)
  platform.port.chooseDelivery = async () => fail(unclear('outcomeUnknown'))
  running.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
  await running.clock.advance(unansweredMs + 600_000)
  expect(told()).toEqual([[id, 'delivery']])
  expect(running.applications.kept(id)?.delivery).toEqual({ mode: 'window' })
  platform.port.chooseDelivery = scriptedPlatform().port.chooseDelivery
  expect(await running.applications.release(id)).toEqual({ ok: true, value: [] })
})

it('released while the platform has asked to be left alone: staff are told so, and it is not asked', async () => {
  platform.port.submit = async () =>
    fail({ code: 'platformRefused', detail: '403 DENIED', own: true, retryAfterMs: 600_000 })
  const id = seal()
  await running.clock.advance(0)
  const { submit } = scriptedPlatform().port
  platform.port.submit = submit
  expect(await running.applications.release(id)).toMatchObject({ ok: false, failure: { code: 'notNow' } })
  expect(standing(id)).toBe('held')
  await running.clock.advance(600_000)
  expect(standing(id)).toBe('accepted')
})
