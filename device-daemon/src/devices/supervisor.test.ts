import { expect, test } from 'vitest'
import { handClock } from '../base/clock.fixture.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { memoryLink, type MemoryLink } from '../transport/link.fixture.ts'
import type { LinkFailure, OpenLink } from '../transport/transport.ts'
import { overLink } from './over-link.ts'
import { delays, initial, next, retryDelay, type Health, type Trouble } from './supervision.ts'
import { supervise, type Handle } from './supervisor.ts'

const gone: Trouble = { code: 'gone', detail: 'no answer' }
const fault: Trouble = { code: 'fault', detail: 'another device' }

/** A device whose presence, greeting and health are set by the test. */
function setUp(present: boolean | LinkFailure['code'] = true) {
  const clock = handClock()
  const links: MemoryLink[] = []
  const device = {
    present,
    greeting: ok({}) as Result<Health<'documentPrinter'>, Trouble>,
    health: ok({}) as Result<Health<'documentPrinter'>, Trouble>,
    reports: [] as ((health: Health<'documentPrinter'>) => void)[],
    beats: 0,
  }
  const handle: Handle<'documentPrinter'> = {
    async heartbeat() {
      device.beats += 1
      return device.health
    },
  }
  const openLink: OpenLink = async () => {
    if (device.present !== true)
      return fail({ code: device.present === false ? 'absent' : device.present, detail: 'not there' })
    const link = memoryLink()
    links.push(link)
    return ok(link)
  }
  const supervisor = supervise({
    kind: 'documentPrinter',
    url: 'serial:/dev/test',
    clock,
    open: overLink(openLink, 'serial:/dev/test', async (_link, { report }) => {
      device.reports.push(report)
      return device.greeting.ok ? ok({ handle, health: device.greeting.value }) : device.greeting
    }),
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
  expect(supervisor.status()).toEqual({ kind: 'documentPrinter', state: 'absent', cause: 'deviceAbsent' })
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
  expect(supervisor.status()).toEqual({ kind: 'documentPrinter', state: 'faulted', cause: 'deviceFault' })
  expect(links.length).toBeGreaterThan(3)
  expect(links.length).toBeLessThan(12)
})

test('a port somebody else holds is a fault, not an absence', async () => {
  const { clock, supervisor } = setUp('busy')
  await clock.advance(0)
  expect(supervisor.status().cause).toBe('deviceFault')
})

test('its health is laid over ready, by heartbeat and unasked; what the greeting told of it stays', async () => {
  const { clock, device, supervisor } = setUp()
  device.greeting = ok({ detail: { makeAndModel: 'M1' } })
  await clock.advance(0)
  device.reports[0]?.({ cause: 'paperOut', supplies: { paper: 'out' } })
  expect(supervisor.status()).toEqual({
    kind: 'documentPrinter',
    state: 'faulted',
    cause: 'paperOut',
    supplies: { paper: 'out' },
    detail: { makeAndModel: 'M1' },
  })
  device.health = ok({ supplies: { paper: 'low' } })
  await clock.advance(delays.heartbeatMs)
  expect(supervisor.status()).toEqual({
    kind: 'documentPrinter',
    state: 'ready',
    supplies: { paper: 'low' },
    detail: { makeAndModel: 'M1' },
  })
})

test('what an old session reports no longer counts', async () => {
  const { clock, device, supervisor, links } = setUp()
  await clock.advance(0)
  links[0]?.unplug()
  await clock.advance(delays.reopenMs)
  device.reports[0]?.({ cause: 'paperOut' })
  expect(supervisor.status()).toEqual({ kind: 'documentPrinter', state: 'ready' })
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

test('what is reached anew for every question has no end of its own: its heartbeat finds out, and its user is told', async () => {
  const clock = handClock()
  const device = { answers: true, opened: 0 }
  const ask = async (): Promise<Result<Health<'documentPrinter'>, Trouble>> => (device.answers ? ok({}) : fail(gone))
  const supervisor = supervise({
    kind: 'documentPrinter',
    url: 'ipp://test',
    clock,
    async open() {
      device.opened += 1
      const greeted = await ask()
      return greeted.ok ? ok({ handle: { heartbeat: ask }, health: greeted.value }) : greeted
    },
  })
  await clock.advance(0)
  expect(supervisor.status().state).toBe('ready')
  device.answers = false
  await clock.advance(delays.heartbeatMs)
  expect(supervisor.status().state).toBe('absent')
  device.answers = true
  await clock.advance(delays.reopenMs)
  expect(supervisor.status().state).toBe('ready')
  expect(device.opened).toBe(2)
})

test('a process that dies is gone, is let go of, and is started again', async () => {
  const clock = handClock()
  const processes: { readonly die: () => void; released: boolean }[] = []
  const supervisor = supervise({
    kind: 'faceCamera',
    url: 'uvc:/dev/test',
    clock,
    async open() {
      const end = Promise.withResolvers<{ readonly detail: string }>()
      const one = { die: () => end.resolve({ detail: 'exit code 1' }), released: false }
      processes.push(one)
      return ok({
        handle: { heartbeat: async () => ok({}) },
        health: {},
        closed: end.promise,
        close: async () => void (one.released = true),
      })
    },
  })
  await clock.advance(0)
  processes[0]?.die()
  await clock.advance(0)
  expect(supervisor.status().state).toBe('absent')
  expect(processes[0]?.released).toBe(true)
  await clock.advance(delays.reopenMs)
  expect([supervisor.status().state, processes.length]).toEqual(['ready', 2])
  await supervisor.stop()
  expect(processes[1]?.released).toBe(true)
})

test('stopped while it is being opened: what was opened after all is let go of', async () => {
  const clock = handClock()
  const opening = Promise.withResolvers<void>()
  let released = false
  const supervisor = supervise({
    kind: 'faceCamera',
    url: 'uvc:/dev/test',
    clock,
    async open({ signal }) {
      signal.addEventListener('abort', () => opening.resolve())
      await opening.promise
      return ok({ handle: { heartbeat: async () => ok({}) }, health: {}, close: async () => void (released = true) })
    },
  })
  await supervisor.stop()
  expect(released).toBe(true)
})
