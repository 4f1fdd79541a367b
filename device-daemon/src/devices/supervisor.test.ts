import { expect, test } from 'vitest'
import { handClock } from '../base/clock.fixture.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { memoryLink, type MemoryLink } from '../transport/link.fixture.ts'
import type { LinkFailure } from '../transport/transport.ts'
import { delays, initial, next, retryDelay, type Condition, type Trouble } from './supervision.ts'
import { supervise, type Session } from './supervisor.ts'

const gone: Trouble = { code: 'gone', detail: 'no answer' }
const fault: Trouble = { code: 'fault', detail: 'another device' }

/** A device whose presence, greeting and health a test sets. */
function setUp(present: boolean | LinkFailure['code'] = true) {
  const clock = handClock()
  const links: MemoryLink[] = []
  const device = {
    present,
    greeting: ok({}) as Result<Condition, Trouble>,
    health: ok({}) as Result<Condition, Trouble>,
    reports: [] as ((condition: Condition) => void)[],
    beats: 0,
  }
  const session: Session = {
    async heartbeat() {
      device.beats += 1
      return device.health
    },
  }
  const supervisor = supervise<Session>({
    kind: 'idCard',
    url: 'serial:/dev/test',
    clock,
    async open() {
      if (device.present !== true)
        return fail({ code: device.present === false ? 'absent' : device.present, detail: 'not there' })
      const link = memoryLink()
      links.push(link)
      return ok(link)
    },
    async start(_link, { report }) {
      device.reports.push(report)
      return device.greeting.ok ? ok({ session, condition: device.greeting.value }) : device.greeting
    },
  })
  const states: string[] = []
  supervisor.onStatus((status) => states.push(status.state))
  return { clock, links, device, supervisor, states, signal: new AbortController().signal }
}

test('a device that is there becomes ready', async () => {
  const { clock, supervisor, states } = setUp()
  expect(supervisor.status().state).toBe('starting')
  await clock.advance(0)
  expect(states).toEqual(['ready'])
})

test('plugged in later: found within a second, on a link of its own', async () => {
  const { clock, device, supervisor, links } = setUp(false)
  await clock.advance(5_000)
  expect(supervisor.status()).toEqual({ kind: 'idCard', state: 'absent', reason: 'deviceAbsent' })
  device.present = true
  await clock.advance(delays.absentRetryMs)
  expect(supervisor.status().state).toBe('ready')
  expect(links).toHaveLength(1)
})

test('unplugged and plugged back: a new link, the old one closed', async () => {
  const { clock, supervisor, links } = setUp()
  await clock.advance(0)
  links[0]?.unplug()
  await clock.advance(0)
  expect(supervisor.status().state).toBe('absent')
  await clock.advance(delays.reopenMs)
  expect(supervisor.status().state).toBe('ready')
  expect(links).toHaveLength(2)
  expect((await links[0]?.closed)?.code).toBe('gone')
})

test('a silent death is noticed by two unanswered heartbeats, a single one is noise', async () => {
  const { clock, device, supervisor } = setUp()
  await clock.advance(0)
  device.health = fail(gone)
  await clock.advance(delays.heartbeatMs)
  expect(device.beats).toBe(2)
  expect(supervisor.status().state).toBe('absent')
})

test('another device on the port is a fault, tried ever more rarely', async () => {
  const { clock, device, supervisor, links } = setUp()
  device.greeting = fail(fault)
  await clock.advance(60_000)
  expect(supervisor.status()).toEqual({ kind: 'idCard', state: 'faulted', reason: 'deviceFault' })
  expect(links.length).toBeGreaterThan(3)
  expect(links.length).toBeLessThan(12)
})

test('a port somebody else holds is a fault, not an absence', async () => {
  const { clock, supervisor } = setUp('busy')
  await clock.advance(0)
  expect(supervisor.status().reason).toBe('deviceFault')
})

test('a condition is laid over ready, by heartbeat and unasked', async () => {
  const { clock, device, supervisor } = setUp()
  device.greeting = ok({ model: 'M1' })
  await clock.advance(0)
  device.reports[0]?.({ reason: 'paperOut', paper: 'out' })
  expect(supervisor.status()).toEqual({
    kind: 'idCard',
    state: 'faulted',
    reason: 'paperOut',
    paper: 'out',
    model: 'M1',
  })
  device.health = ok({ paper: 'low' })
  await clock.advance(delays.heartbeatMs)
  expect(supervisor.status()).toEqual({ kind: 'idCard', state: 'ready', paper: 'low', model: 'M1' })
})

test('what an old session reports no longer counts', async () => {
  const { clock, device, supervisor, links } = setUp()
  await clock.advance(0)
  links[0]?.unplug()
  await clock.advance(delays.reopenMs)
  device.reports[0]?.({ reason: 'paperOut' })
  expect(supervisor.status()).toEqual({ kind: 'idCard', state: 'ready' })
})

test('one user at a time; nobody asks after its health meanwhile', async () => {
  const { clock, device, supervisor, signal } = setUp()
  await clock.advance(0)
  const done = Promise.withResolvers<Result<string, { code: 'nothing' }>>()
  const first = supervisor.use(signal, () => done.promise)
  await clock.advance(delays.heartbeatMs * 2)
  expect(supervisor.status().state).toBe('busy')
  expect(device.beats).toBe(0)
  expect(await supervisor.use(signal, async () => ok(1))).toMatchObject({ failure: { code: 'deviceBusy' } })
  done.resolve(ok('done'))
  expect(await first).toEqual({ ok: true, value: 'done' })
  expect(supervisor.status().state).toBe('ready')
})

test('after a failed use its health is asked at once', async () => {
  const { clock, device, supervisor, signal } = setUp()
  await clock.advance(0)
  device.health = fail(gone)
  expect(await supervisor.use(signal, async () => fail({ code: 'failed' }))).toMatchObject({
    failure: { code: 'failed' },
  })
  await clock.advance(0)
  expect(supervisor.status().state).toBe('absent')
})

test('unplugged in use: the user’s signal aborts, the next user hears of the absence', async () => {
  const { clock, supervisor, signal, links } = setUp()
  await clock.advance(0)
  const use = supervisor.use(
    signal,
    (_session, using) =>
      new Promise<Result<never, { code: 'aborted' }>>((resolve) =>
        using.addEventListener('abort', () => resolve(fail({ code: 'aborted' }))),
      ),
  )
  await clock.advance(0)
  links[0]?.unplug()
  expect(await use).toMatchObject({ failure: { code: 'aborted' } })
  expect(await supervisor.use(signal, async () => ok(1))).toMatchObject({ failure: { code: 'deviceAbsent' } })
})

test('a bug in the user’s work does not leave the device busy', async () => {
  const { clock, supervisor, signal } = setUp()
  await clock.advance(0)
  await expect(supervisor.use(signal, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug')
  expect(supervisor.status().state).toBe('ready')
})

test('stopped: the link is closed and nothing is opened again', async () => {
  const { clock, supervisor, links } = setUp()
  await clock.advance(0)
  await supervisor.stop()
  await clock.advance(60_000)
  expect((await links[0]?.closed)?.code).toBe('closed')
  expect(links).toHaveLength(1)
})

test('events that make no sense in a phase change nothing', () => {
  expect(next(initial, { type: 'taken' })).toBe(initial)
  expect(next(initial, { type: 'lost', trouble: gone })).toBe(initial)
  const ready = next(initial, { type: 'opened' })
  expect(next(ready, { type: 'retry' })).toBe(ready)
  expect(next(ready, { type: 'failed', trouble: gone })).toBe(ready)
})

test('a lost device is reopened soon, an unfit one at most every ten seconds', () => {
  const lost = next(next(initial, { type: 'opened' }), { type: 'lost', trouble: fault })
  expect(retryDelay(lost)).toBe(delays.reopenMs)
  let state = initial
  for (let attempt = 0; attempt < 20; attempt += 1)
    state = next(next(state, { type: 'failed', trouble: fault }), { type: 'retry' })
  expect(retryDelay({ ...state, phase: 'faulted' })).toBe(delays.faultRetryMaxMs)
})
