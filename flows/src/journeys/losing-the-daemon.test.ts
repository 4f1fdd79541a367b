/** The daemon is lost between 提交 and the receipt: at every moment the citizen is told what is true. */
import { afterEach, expect, test } from 'vitest'
import type { Submission } from '../draft/draft.ts'
import { defaultDelays } from './delays.ts'
import { caseOf } from './testing/cases.ts'
import { afterDeath } from './testing/catalogue.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})
const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }
const accepted: Submission = { outcome: 'accepted', ...sealed, caseNumber: '410902-1', acceptedAt: sealed.sealedAt }
const pass = (ms: number): void => {
  for (let left = ms; left > 0; left -= 500) visitor.clock.increment(Math.min(left, 500))
}
const submits = (): number => visitor.daemon.calls.filter((call) => call === 'Application.Submit').length
const because = () => visitor.terminal.getSnapshot().context.endedBecause

/** 提交 has been touched and the daemon has not answered. */
async function submitting(hold: 'Application.Submit' | 'Session.Save' = 'Application.Submit'): Promise<void> {
  visitor = new Visitor(new ScriptedDaemon(afterDeath))
  await visitor.open(afterDeath.id)
  await visitor.walkTo('sign')
  visitor.stride()
  await visitor.ready()
  await visitor.saved()
  visitor.daemon.hold(hold)
  if (hold === 'Application.Submit') visitor.stride()
}
/** The same, and the daemon has reported that the application is sealed. */
async function sealing(): Promise<void> {
  await submitting()
  await visitor.until(() => visitor.on('submitting').sealed !== null)
}
/** A restarted daemon: it remembers no session. */
function restarted(unconcluded: boolean, refused = false): void {
  visitor.daemon.session = null
  visitor.daemon.unconcluded = unconcluded ? { sealedAt: sealed.sealedAt, refused } : null
  visitor.tell({ type: 'CONNECTED' })
}
/** The daemon is still running, and its draft has this submission. */
function reconnected(submission: Submission | null): void {
  const session = visitor.daemon.session
  if (session?.journey !== 'apply') throw new Error('nobody applies')
  visitor.daemon.session = { ...session, draft: { ...session.draft, submission } }
  visitor.daemon.release('Application.Submit')
  visitor.tell({ type: 'CONNECTED' })
}

test('the page waits on the same screen, and says that it does', async () => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  expect([visitor.screen, visitor.on('recovering').interrupted]).toEqual(['recovering', 'sealed'])
  pass(30_000)
  expect(visitor.screen).toBe('recovering')
})

test('killed before anything was sealed, back in a second: told that nothing was handed in', async () => {
  await submitting()
  // Not even the seal was reported.
  visitor.daemon.instead('Application.Submit', () => new Promise(() => undefined))
  visitor.leave()
  visitor = new Visitor(visitor.daemon)
  await visitor.shows('sign')
  visitor.touch({ type: 'SUBMIT' })
  visitor.tell({ type: 'CONNECTION_LOST' })
  expect(visitor.on('recovering').interrupted).toBe('handingIn')
  restarted(false)
  await visitor.shows('ending')
  expect(because()).toBe('notHandedIn')
})

test('killed between seal and answer, back in half a minute: received, and one touch leads to the receipt', async () => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  pass(30_000)
  restarted(true)
  await visitor.shows('ending')
  expect(because()).toBe('received')
  visitor.tell({ type: 'OPEN', wanted: { journey: 'progress' } })
  await visitor.shows('ways')
})

test('killed between seal and answer, and returned since: never told that it was received', async () => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  restarted(true, true)
  await visitor.shows('ending')
  expect(because()).toBe('refused')
})

test('killed right after the seal, before the page had heard of it: received all the same', async () => {
  await submitting()
  visitor.tell({ type: 'CONNECTION_LOST' })
  restarted(true)
  await visitor.shows('ending')
  expect(because()).toBe('received')
})

test('the page knows of the seal and the daemon of nothing that is owed: never told to hand in again', async () => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  restarted(false)
  await visitor.shows('ending')
  expect(because()).toBe('received')
})

test.each([
  ['slow, not gone: answered meanwhile', accepted, 'accepted'],
  ['slow, not gone: sealed, and still being sent', { outcome: 'queued', ...sealed } as const, 'queued'],
] as const)('%s', async (_, submission, screen) => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  reconnected(submission)
  await visitor.shows(screen)
  expect(submits()).toBe(1)
})

test('the line was lost before the command was sent, and the session is still there: it is handed in now', async () => {
  await submitting()
  visitor.daemon.instead('Application.Submit', () => new Promise(() => undefined))
  visitor.leave()
  visitor = new Visitor(visitor.daemon)
  await visitor.shows('sign')
  visitor.touch({ type: 'SUBMIT' })
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.daemon.instead('Application.Submit', () => Promise.resolve({ ok: true, value: accepted }))
  reconnected(null)
  await visitor.shows('accepted')
})

test('no answer to the command while the line is alive: asked, and the outcome found', async () => {
  await submitting()
  visitor.leave()
  visitor.daemon.instead('Application.Submit', () => Promise.resolve(failed('outcomeUnknown')))
  visitor = new Visitor(visitor.daemon)
  await visitor.shows('sign')
  visitor.daemon.hold('Session.Current')
  visitor.touch({ type: 'SUBMIT' })
  await visitor.until(() => visitor.daemon.waiting('Session.Current') !== undefined)
  expect(visitor.screen).toBe('submitting')
  const session = visitor.daemon.session
  if (session?.journey === 'apply')
    visitor.daemon.session = { ...session, draft: { ...session.draft, submission: accepted } }
  visitor.daemon.release('Session.Current')
  await visitor.shows('accepted')
})

test('no answer to the command, and the daemon knows of no application: said, with everything still there', async () => {
  await submitting()
  visitor.leave()
  visitor.daemon.instead('Application.Submit', () => Promise.resolve(failed('outcomeUnknown')))
  visitor = new Visitor(visitor.daemon)
  await visitor.shows('sign')
  visitor.touch({ type: 'SUBMIT' })
  await visitor.until(() => visitor.failure !== undefined)
  expect([visitor.screen, visitor.failure, visitor.on('sign').signed]).toEqual(['sign', 'notHandedIn', true])
})

test('lost again while it comes back, and slow to answer: asked until it does', async () => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.daemon.hold('Session.Current')
  visitor.tell({ type: 'CONNECTED' })
  await visitor.until(() => visitor.daemon.waiting('Session.Current') !== undefined)
  visitor.tell({ type: 'CONNECTION_LOST' })
  visitor.daemon.next('Session.Current', failed('timeOut'))
  visitor.daemon.next('Session.Current', failed('timeOut'))
  visitor.daemon.release('Session.Current')
  reconnected(accepted)
  await visitor.until(() => JSON.stringify(visitor.terminal.getSnapshot().value).includes('"waiting"'))
  expect(visitor.screen).toBe('recovering')
  pass(defaultDelays.recheck)
  await visitor.shows('accepted')
})

test('away for minutes: out of service, and the outcome is told when it is back', async () => {
  await sealing()
  visitor.tell({ type: 'CONNECTION_LOST' })
  pass(defaultDelays.recovery)
  expect(visitor.screen).toBe('outOfService')
  restarted(true)
  await visitor.shows('ending')
  expect(because()).toBe('received')
})

test('killed at the receipt, the number already seen: what was handed in is safe, and said so', async () => {
  await submitting()
  visitor.daemon.release('Application.Submit')
  await visitor.walkTo('receipt')
  visitor.tell({ type: 'CONNECTION_LOST' })
  expect(visitor.on('recovering').interrupted).toBe('handedIn')
  restarted(false)
  await visitor.shows('ending')
  expect(because()).toBe('restarted')
})

/** Whoever stands here now began after that application was sealed. */
async function afterSomebodyElse(): Promise<void> {
  visitor = new Visitor(Object.assign(new ScriptedDaemon(afterDeath), { begunAt: '2026-11-22T08:05:00+08:00' }))
  await visitor.open(afterDeath.id)
}

test('somebody else’s application of a moment ago is not taken for that of whoever fills in now', async () => {
  await afterSomebodyElse()
  await visitor.walkTo('form')
  visitor.tell({ type: 'CONNECTION_LOST' })
  restarted(true)
  await visitor.shows('ending')
  expect(because()).toBe('restarted')
})

test('nor of whoever has just touched 提交, with nothing sealed: they hear that nothing was handed in', async () => {
  await afterSomebodyElse()
  await visitor.walkTo('sign')
  visitor.stride()
  await visitor.ready()
  await visitor.saved()
  visitor.daemon.instead('Application.Submit', () => new Promise(() => undefined))
  visitor.stride()
  visitor.tell({ type: 'CONNECTION_LOST' })
  restarted(true)
  await visitor.shows('ending')
  expect(because()).toBe('notHandedIn')
})

test('a page loaded anew whose first question is answered late goes on where the citizen was', async () => {
  await submitting()
  visitor.daemon.release('Application.Submit')
  await visitor.walkTo('receipt')
  visitor.leave()
  const { daemon } = visitor
  daemon.next('Session.Current', failed('timeOut'))
  visitor = new Visitor(daemon)
  await visitor.until(() => JSON.stringify(visitor.terminal.getSnapshot().value).includes('"waiting"'))
  expect(daemon.calls).not.toContain('ended:attendant')
  pass(defaultDelays.recheck)
  await visitor.shows('receipt')
})

test('the page itself was loaded anew after the kill: the attract screen has the word, and one touch leads on', async () => {
  visitor = new Visitor(new ScriptedDaemon(afterDeath), {}, false)
  restarted(true)
  await visitor.shows('attract')
  expect(visitor.on('attract').unconcluded).toBe('received')
  visitor.tell({ type: 'OPEN', wanted: { journey: 'progress' } })
  await visitor.shows('ways')
})

test('the word does not stand for ever', async () => {
  visitor = new Visitor(new ScriptedDaemon(afterDeath), {}, false)
  restarted(true)
  await visitor.shows('attract')
  pass(defaultDelays.unconcluded)
  expect([visitor.screen, visitor.on('attract').unconcluded]).toEqual(['attract', null])
})

test('the word goes when the receipt has been taken in 查办件', async () => {
  visitor = new Visitor(Object.assign(new ScriptedDaemon(afterDeath), { cases: [caseOf('queued')] }), {}, false)
  restarted(true)
  await visitor.shows('attract')
  visitor.tell({ type: 'OPEN', wanted: { journey: 'progress' } })
  await visitor.shows('ways')
  visitor.touch({ type: 'USE', way: 'phone' })
  await visitor.shows('case')
  visitor.daemon.unconcluded = null
  visitor.touch({ type: 'CONTINUE' })
  await visitor.until(() => visitor.terminal.getSnapshot().context.unconcluded === null)
  expect(visitor.screen).toBe('ending')
})
