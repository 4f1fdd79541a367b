/**
 * The terminal in the hall: silence, cut cables, people who walk away. The clock is simulated, everything else is real.
 */
import { afterEach, expect, test } from 'vitest'
import { defaultDelays } from './delays.ts'
import { overlayOf } from './selectors.ts'
import { afterDeath, restaurant } from './testing/catalogue.ts'
import { synthetic } from './testing/samples.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})

const arrive = (): Visitor => (visitor = new Visitor(new ScriptedDaemon(afterDeath, restaurant)))
const warned = (): number | null => visitor.terminal.getSnapshot().context.idleSecondsLeft
const pass = (ms: number): void => {
  // In small increments, as on a real clock, so that a timer started by another timer gets its turn.
  for (let left = ms; left > 0; left -= 500) visitor.clock.increment(Math.min(left, 500))
}

test('nobody touches: warned for thirty seconds, then everything is wiped and the attract screen comes', async () => {
  await arrive().open(afterDeath.id)
  await visitor.walkTo('form')
  expect(visitor.context.draft.identity).toEqual(synthetic)
  pass(defaultDelays.entering)
  expect([warned(), visitor.screen]).toEqual([30, 'form'])
  pass(10_000)
  expect(warned()).toBe(20)
  pass(20_000)
  expect(visitor.screen).toBe('ending')
  await visitor.until(() => visitor.on('ending').wiped)
  expect(visitor.daemon.calls).toContain('ended:idle')
  pass(defaultDelays.farewell)
  await visitor.shows('attract')
  const { port: _, catalogue, ...context } = visitor.terminal.getSnapshot().context
  expect(catalogue).not.toBeNull()
  expect(JSON.stringify(context)).not.toContain(synthetic.idNumber)
  expect(context).toMatchObject({ journey: null, open: null, opened: null, wanted: null, language: 'zh' })
})

test('one touch extends, as often as wanted, and nothing is lost', async () => {
  await arrive().open(afterDeath.id)
  await visitor.walkTo('question', 'place')
  const { draft } = visitor.context
  for (let times = 0; times < 12; times += 1) {
    pass(defaultDelays.entering + 29_000)
    expect(warned()).toBe(1)
    visitor.tell({ type: times % 2 === 0 ? 'STAY' : 'ACTIVITY' })
    expect(warned()).toBeNull()
  }
  expect([visitor.screen, visitor.context.draft]).toEqual(['question', draft])
})

test('every warning leaves at least twenty seconds, whatever a profile says of the rest', () => {
  expect(defaultDelays.warning).toBeGreaterThanOrEqual(20_000)
  expect(Math.min(defaultDelays.reading, defaultDelays.entering)).toBeGreaterThanOrEqual(120_000)
})

test('while paper moves nobody is asked whether they are there; then the screen has its whole time again', async () => {
  await arrive().open(afterDeath.id)
  await visitor.walkTo('notice')
  pass(100_000)
  visitor.daemon.hold('Document.Print')
  visitor.touch({ type: 'PRINT', on: 'a4' })
  pass(180_000)
  expect(warned()).toBeNull()
  visitor.daemon.release('Document.Print')
  await visitor.ready()
  pass(defaultDelays.reading - 1_000)
  expect(warned()).toBeNull()
  pass(1_000)
  expect(warned()).toBe(30)
})

test('a reader that is gone does not keep an empty terminal awake', async () => {
  await arrive().open(afterDeath.id)
  visitor.daemon.instead('IdCard.Read', () => Promise.resolve(failed('deviceAbsent')))
  await visitor.walkTo('identify')
  for (let seconds = 0; seconds < 95 && visitor.screen === 'identify'; seconds += 1) {
    pass(1_000)
    await visitor.ready()
  }
  expect(visitor.screen).toBe('ending')
})

test('at home nobody is kept either, and a language chosen there does not stay', async () => {
  await arrive().shows('attract')
  visitor.tell({ type: 'TOUCH' })
  visitor.tell({ type: 'SET_LANGUAGE', language: 'en' })
  expect([visitor.screen, visitor.terminal.getSnapshot().context.language]).toEqual(['home', 'en'])
  pass(defaultDelays.reading + 30_000)
  expect([visitor.screen, visitor.terminal.getSnapshot().context.language]).toEqual(['attract', 'zh'])
})

test('the daemon hears that the page lives as long as a service is open', async () => {
  await arrive().open(afterDeath.id)
  const before = visitor.daemon.beats
  pass(defaultDelays.heartbeat * 4)
  expect(visitor.daemon.beats - before).toBe(4)
})

test('the language changes in the middle of a service, for page, service and daemon', async () => {
  await arrive().open(afterDeath.id)
  visitor.tell({ type: 'SET_LANGUAGE', language: 'en' })
  expect([visitor.terminal.getSnapshot().context.language, visitor.context.language]).toEqual(['en', 'en'])
  await visitor.until(() => visitor.daemon.session?.language === 'en')
  visitor = visitor.reload()
  await visitor.shows('guide')
  expect(visitor.context.language).toBe('en')
})

test('the daemon is lost and comes back: the same citizen, the same step', async () => {
  await arrive().open(restaurant.id)
  await visitor.walkTo('form', 'site')
  await visitor.saved()
  const { draft } = visitor.context
  visitor.tell({ type: 'CONNECTION_LOST' })
  expect([visitor.screen, visitor.terminal.getSnapshot().context.outOfServiceBecause]).toEqual([
    'outOfService',
    'notConnected',
  ])
  visitor.tell({ type: 'CONNECTED' })
  await visitor.shows('form')
  expect([visitor.subject, visitor.context.draft]).toEqual(['site', draft])
})

test('the daemon was restarted and remembers nobody: the citizen is told, then the attract screen comes', async () => {
  await arrive().open(restaurant.id)
  visitor.tell({ type: 'SET_LANGUAGE', language: 'en' })
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.daemon.session = null
  visitor.tell({ type: 'CONNECTED' })
  await visitor.shows('ending')
  expect(visitor.terminal.getSnapshot().context).toMatchObject({
    endedBecause: 'restarted',
    language: 'en',
    journey: null,
  })
  await visitor.until(() => visitor.on('ending').wiped)
  expect(visitor.daemon.calls).toContain('ended:cancelled')
  pass(defaultDelays.farewell)
  await visitor.shows('attract')
})

test('the daemon was restarted while nobody was there: nobody is told of it, not even after somebody was', async () => {
  await arrive().open(restaurant.id)
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.tell({ type: 'CONNECTED' })
  await visitor.shows('guide')
  visitor.tell({ type: 'LEAVE' })
  await visitor.until(() => visitor.screen === 'ending' && visitor.on('ending').wiped)
  pass(defaultDelays.farewell)
  await visitor.shows('attract')
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.tell({ type: 'CONNECTED' })
  await visitor.until(() => visitor.screen !== 'outOfService' && visitor.screen !== 'opening')
  expect(visitor.screen).toBe('attract')
})

test('no daemon at the start: said after three seconds, and well as soon as it is there', async () => {
  visitor = new Visitor(new ScriptedDaemon(afterDeath), {}, false)
  expect(visitor.screen).toBe('opening')
  pass(defaultDelays.connecting)
  expect(visitor.screen).toBe('outOfService')
  visitor.tell({ type: 'CONNECTED' })
  await visitor.shows('attract')
  expect(visitor.daemon.reports).toEqual(['outOfService terminal notConnected'])
})

test('no catalogue: the cause is shown, and the terminal recovers by itself', async () => {
  const daemon = new ScriptedDaemon(afterDeath)
  daemon.next('listAffairs', failed('internalError'))
  daemon.next('listAffairs', new Error('bug'))
  visitor = new Visitor(daemon)
  await visitor.shows('outOfService')
  expect(visitor.terminal.getSnapshot().context).toMatchObject({
    outOfServiceBecause: 'noCatalogue',
    failure: { code: 'internalError' },
  })
  pass(defaultDelays.recheck)
  await visitor.until(() => daemon.reports.some((report) => report.startsWith('error')))
  expect(visitor.screen).toBe('outOfService')
  pass(defaultDelays.recheck)
  await visitor.shows('attract')
})

test('a service that cannot be opened: home, with the reason', async () => {
  await arrive().shows('attract')
  visitor.daemon.next('Session.Begin', failed('outboxFull'))
  visitor.tell({ type: 'TOUCH' })
  visitor.tell({ type: 'OPEN', wanted: { journey: 'apply', affair: afterDeath.id } })
  await visitor.shows('home')
  expect(visitor.terminal.getSnapshot().context.failure).toEqual({ code: 'outboxFull' })
})

test('start over asks only when something would be lost', async () => {
  await arrive().open(afterDeath.id)
  visitor.tell({ type: 'LEAVE' })
  expect(visitor.screen).toBe('ending')
  visitor.leave()

  await arrive().open(afterDeath.id)
  await visitor.walkTo('question', 'place')
  visitor.tell({ type: 'HELP' })
  expect(overlayOf(visitor.terminal.getSnapshot())).toBe('help')
  visitor.tell({ type: 'LEAVE' })
  expect([visitor.screen, overlayOf(visitor.terminal.getSnapshot())]).toEqual(['question', 'leaving'])
  visitor.tell({ type: 'CLOSE_OVERLAY' })
  expect([visitor.screen, overlayOf(visitor.terminal.getSnapshot())]).toEqual(['question', 'none'])
  visitor.tell({ type: 'LEAVE' })
  visitor.tell({ type: 'LEAVE_CONFIRMED' })
  expect([visitor.screen, overlayOf(visitor.terminal.getSnapshot())]).toEqual(['ending', 'none'])
  await visitor.until(() => visitor.daemon.calls.includes('ended:cancelled'))
})

test('leaving aborts what a device is doing', async () => {
  await arrive().open(afterDeath.id)
  visitor.daemon.hold('IdCard.Read')
  await visitor.walkTo('notice')
  visitor.touch({ type: 'CONTINUE' })
  await visitor.until(() => visitor.daemon.waiting('IdCard.Read') !== undefined)
  const reading = visitor.daemon.waiting('IdCard.Read')
  visitor.tell({ type: 'LEAVE' })
  visitor.tell({ type: 'LEAVE_CONFIRMED' })
  expect(reading?.aborted).toBe(true)
})

test('the whole way: done, thanked, wiped, and the next one can begin', async () => {
  await arrive().open(afterDeath.id)
  await visitor.walkTo('evaluation')
  visitor.touch({ type: 'SKIP' })
  expect([visitor.screen, visitor.terminal.getSnapshot().context.endedBecause]).toEqual(['ending', 'finished'])
  await visitor.until(() => visitor.on('ending').wiped)
  expect(visitor.daemon.calls).toContain('ended:finished')
  pass(defaultDelays.farewell)
  await visitor.open(restaurant.id)
  expect(visitor.context.draft.answers).toEqual({})
})

test('the daemon ends the session: no screen is left that shows it', async () => {
  await arrive().open(afterDeath.id)
  await visitor.walkTo('form')
  visitor.tell({ type: 'SESSION_ENDED' })
  expect([visitor.screen, visitor.terminal.getSnapshot().context.journey]).toEqual(['ending', null])
})

test('an event nobody expects is recorded', async () => {
  await arrive().shows('attract')
  visitor.tell({ type: 'OPEN', wanted: { journey: 'apply', affair: 'nonsense' } })
  visitor.tell({ type: 'STAY' })
  visitor.tell({ type: 'LEAVE_CONFIRMED' })
  expect([visitor.screen, visitor.daemon.reports]).toEqual([
    'attract',
    ['unexpectedEvent terminal OPEN', 'unexpectedEvent terminal LEAVE_CONFIRMED'],
  ])
})

test('an end that the daemon does not confirm is not called gone; it is asked again until it is', async () => {
  await arrive().open(afterDeath.id)
  await visitor.walkTo('notice')
  visitor.daemon.next('Session.End', failed('timeOut'))
  visitor.tell({ type: 'LEAVE' })
  visitor.tell({ type: 'LEAVE_CONFIRMED' })
  await visitor.until(() => JSON.stringify(visitor.terminal.getSnapshot().value).includes('unconfirmed'))
  expect(visitor.on('ending').wiped).toBe(false)
  visitor.tell({ type: 'TOUCH' })
  expect(visitor.screen).toBe('ending')
  pass(defaultDelays.recheck)
  await visitor.until(() => visitor.on('ending').wiped)
  expect(visitor.daemon.session).toBeNull()
})
