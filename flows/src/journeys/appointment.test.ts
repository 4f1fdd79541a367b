/** 预约 as a citizen lives through it: a time is taken, goes meanwhile, cannot be had, or the daemon is lost. */
import { afterEach, expect, test } from 'vitest'
import { affairs } from './testing/catalogue.ts'
import { caseOf, withAppointmentOf } from './testing/cases.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

const marriage = affairs.find(({ id }) => id === 'n08-marriage-birth')
if (marriage === undefined) throw new Error('no marriage')

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})
const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }
const toMarry = { stage: ['book'] }
const stage = () => visitor.on('appointment').stage
const asked = (what: string): number => visitor.daemon.calls.filter((call) => call === what).length

async function atTheTimes(daemon = new ScriptedDaemon(marriage ?? affairs[0]!)): Promise<void> {
  visitor = new Visitor(daemon, toMarry)
  await visitor.open('n08-marriage-birth')
  await visitor.walkTo('appointment')
  await visitor.until(() => stage() !== 'asking')
}

test('between the case and the receipt a time is taken, and changed', async () => {
  await atTheTimes()
  expect([stage(), visitor.on('appointment').slots?.length]).toEqual(['choosing', 2])
  visitor.touch({ type: 'TAKE', slot: 's1' })
  await visitor.until(() => stage() === 'held')
  expect(visitor.daemon.draft.appointments).toMatchObject({ book: { slot: 's1' } })
  visitor.touch({ type: 'CHANGE_TIME' })
  await visitor.until(() => stage() === 'choosing')
  visitor.touch({ type: 'LATER' })
  expect([stage(), visitor.on('appointment').held?.slot]).toEqual(['held', 's1'])
  visitor.touch({ type: 'CHANGE_TIME' })
  await visitor.until(() => stage() === 'choosing')
  visitor.touch({ type: 'TAKE', slot: 's2' })
  await visitor.until(() => stage() === 'held')
  expect(visitor.daemon.draft.appointments).toMatchObject({ book: { slot: 's2' } })
  visitor.touch({ type: 'CONTINUE' })
  await visitor.shows('receipt')
  expect(visitor.context.draft.passed).toContain('appointment')
})

test('the time goes meanwhile: said, with what is free now', async () => {
  await atTheTimes()
  const free = visitor.daemon.slots.slice(1)
  visitor.daemon.next('Appointment.Make', { value: { held: null, gone: free } })
  visitor.touch({ type: 'TAKE', slot: 's1' })
  await visitor.until(() => visitor.on('appointment').gone)
  expect([stage(), visitor.on('appointment').slots, visitor.on('appointment').held]).toEqual(['choosing', free, null])
  visitor.touch({ type: 'TAKE', slot: 's2' })
  await visitor.until(() => stage() === 'held')
  expect(visitor.on('appointment').gone).toBe(false)
})

test('while it is being taken, and given back, the screen says so, and a second touch does nothing', async () => {
  await atTheTimes()
  visitor.daemon.hold('Appointment.Make')
  visitor.touch({ type: 'TAKE', slot: 's2' })
  expect(stage()).toBe('making')
  visitor.daemon.next('Appointment.Make', failed('platformOffline'))
  visitor.daemon.release('Appointment.Make')
  await visitor.until(() => stage() !== 'making')
  // The time that was not had is still the one chosen.
  expect([stage(), visitor.failure, visitor.on('appointment').wish]).toEqual([
    'choosing',
    'platformOffline',
    { slot: 's2' },
  ])
  expect([asked('Appointment.Make'), visitor.daemon.reports]).toEqual([1, []])
})

test('accepted while there was no time to be had: the platform is asked by itself', async () => {
  const daemon = new ScriptedDaemon(marriage ?? affairs[0]!)
  daemon.next('Application.Submit', { value: { outcome: 'queued', ...sealed } })
  daemon.next('Appointment.Offer', { value: { offered: false } })
  await atTheTimes(daemon)
  expect(stage()).toBe('without')
  visitor.ask({
    type: 'UPDATED',
    submission: { outcome: 'accepted', ...sealed, caseNumber: '410902-1', acceptedAt: sealed.sealedAt },
  })
  await visitor.until(() => stage() === 'choosing')
  expect([asked('Appointment.Offer'), visitor.daemon.reports]).toEqual([2, []])
})

test('no platform, no times, or none left: the application goes on without one', async () => {
  const daemon = new ScriptedDaemon(marriage ?? affairs[0]!)
  daemon.next('Appointment.Offer', failed('platformOffline'))
  daemon.next('Appointment.Offer', { value: { offered: false } })
  await atTheTimes(daemon)
  expect([stage(), visitor.failure]).toEqual(['without', 'platformOffline'])
  visitor.touch({ type: 'RETRY' })
  await visitor.until(() => stage() === 'without' && visitor.failure === undefined)
  expect([visitor.on('appointment').slots, asked('Appointment.Offer')]).toEqual([null, 2])
  visitor.touch({ type: 'CONTINUE' })
  await visitor.shows('receipt')
})

test('whether it was taken is not known: nothing is claimed, and it may be asked for again', async () => {
  await atTheTimes()
  visitor.daemon.next('Appointment.Make', failed('appointmentUnclear'))
  visitor.touch({ type: 'TAKE', slot: 's1' })
  await visitor.until(() => visitor.failure === 'appointmentUnclear')
  expect([stage(), visitor.daemon.draft.appointments]).toEqual(['choosing', {}])
  visitor.touch({ type: 'TAKE', slot: 's1' })
  await visitor.until(() => stage() === 'held')
})

test('the page dies while a time is held: the same place, the same time', async () => {
  await atTheTimes()
  visitor.touch({ type: 'TAKE', slot: 's2' })
  await visitor.until(() => stage() === 'held')
  visitor = visitor.reload()
  await visitor.shows('appointment')
  await visitor.until(() => stage() !== 'asking')
  expect([stage(), visitor.on('appointment').held?.slot]).toEqual(['held', 's2'])
})

test('the connection is lost while a time is being taken: back, and asked what is held', async () => {
  await atTheTimes()
  visitor.daemon.hold('Appointment.Make')
  visitor.touch({ type: 'TAKE', slot: 's1' })
  visitor.tell({ type: 'CONNECTION_LOST' })
  expect(visitor.screen).toBe('recovering')
  visitor.daemon.release('Appointment.Make')
  visitor.tell({ type: 'CONNECTED' })
  await visitor.shows('appointment')
  await visitor.until(() => stage() !== 'asking')
  expect([stage(), visitor.on('appointment').held?.slot]).toEqual(['held', 's1'])
})

test('returned by the platform while times are looked at: that comes first', async () => {
  await atTheTimes()
  const submission = visitor.context.draft.submission
  if (submission === null) throw new Error('nothing was handed in')
  visitor.ask({
    type: 'UPDATED',
    submission: { ...submission, outcome: 'returned', caseNumber: '410902-1', reasons: [{ text: '照片不清楚' }] },
  })
  await visitor.shows('returned')
})

test('in 查办件 a time is chosen, and given back; then the case is looked at anew', async () => {
  const daemon = new ScriptedDaemon()
  daemon.cases = [withAppointmentOf(caseOf('processing'))]
  visitor = new Visitor(daemon)
  await visitor.shows('attract')
  visitor.tell({ type: 'TOUCH' })
  visitor.tell({ type: 'OPEN', wanted: { journey: 'progress' } })
  await visitor.shows('ways')
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('case')
  const item = visitor.on('case').opened?.departments[0]?.items[0]?.id ?? ''
  visitor.touch({ type: 'APPOINT', item })
  await visitor.shows('appointment')
  await visitor.until(() => stage() === 'choosing')
  visitor.touch({ type: 'TAKE', slot: 's1' })
  await visitor.until(() => stage() === 'held')
  visitor.touch({ type: 'GIVE_BACK' })
  await visitor.shows('case')
  expect([asked('Appointment.Make'), asked('Case.Open')]).toEqual([2, 2])
})
