/** 预约 over a real WebSocket: taken online or not at all, printed, and seen, changed and given back in 查办件. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Platform, PlatformCaseItem } from '../platform/port.ts'
import { demoPlatform, type DemoPlatform } from '../platform/testing/demo-platform.ts'
import { affair, catalogue } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { handIn } from '../testing/handed-in.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'

const onSite = { zh: '带身份证到现场', en: 'Bring your identity card' }
const inPerson = {
  ...affair,
  items: affair.items.map((item) => ({ ...item, atTerminal: 'appointment' as const, onSite })),
}
const item = 'i_main'

const startHere = (client: Platform) =>
  startTestDaemon({
    platform: client,
    catalogue: { ...catalogue, affairs: new Map([[affair.id, inPerson]]) },
    now: () => new Date(),
  })

let platform: DemoPlatform
let here: TestDaemon
let ui: UiClient
beforeEach(async () => {
  platform = await demoPlatform()
  here = await startHere(platform.client())
  ui = await connect(await launch(here.daemon.url))
})
afterEach(async () => {
  await here.stop()
  await platform.stop()
})

async function slots() {
  const offer = await ui.result('Appointment.Offer', { item })
  if (!offer.offered) throw new Error('no times')
  const [first, second] = offer.slots
  if (first === undefined || second === undefined) throw new Error('too few')
  return { first, second, held: offer.held }
}
const heldThere = () => platform.simulator.cases()[0]?.items[0]?.appointment?.slotId
const receipt = async (of: { readonly case?: string } = {}) => {
  await ui.command('Document.Print', { document: 'receipt', on: 'a4', ...of })
  const request = here.documentRequests.findLast(({ document }) => document === 'receipt')
  return request?.document === 'receipt' ? request.appointments : null
}

it('taken, on the receipt, and the record says so without a person', async () => {
  await handIn(ui, here)
  const { first } = await slots()
  expect(await ui.result('Appointment.Make', { item, slot: first.slot })).toMatchObject({
    held: { slot: first.slot },
    gone: null,
  })
  expect([heldThere(), await receipt()]).toMatchObject([first.slot, { [item]: { start: first.start } }])
  const { session } = await ui.result('Session.Current')
  expect(session).toMatchObject({ draft: { appointments: { [item]: { slot: first.slot } } } })
  const record = readFileSync(here.auditFile, 'utf8')
  expect(record).toContain('"outcome":"taken"')
  expect(record).not.toContain(first.slot)
})

it('gone meanwhile: what is free is told, and nothing is on the receipt', async () => {
  await handIn(ui, here)
  const { first, second } = await slots()
  await platform.act('appointments.set', { gone: first.slot })
  const made = await ui.result('Appointment.Make', { item, slot: first.slot })
  expect([made.held, made.gone?.[0]?.slot]).toEqual([null, second.slot])
  expect([heldThere(), await receipt()]).toEqual([undefined, {}])
})

it('the answer is lost: asked about, and known; asked about in vain: said, and made once all the same', async () => {
  await handIn(ui, here)
  const { first, second } = await slots()
  await platform.act('fault', { kind: 'cutAfter', operation: 'makeAppointment' })
  expect(await ui.result('Appointment.Make', { item, slot: first.slot })).toMatchObject({ held: { slot: first.slot } })
  await platform.act('fault', { kind: 'cutAfter', operation: 'makeAppointment' })
  await platform.act('fault', { kind: 'cutBefore', operation: 'appointment' })
  expect(ending(await ui.command('Appointment.Make', { item, slot: second.slot }))).toEqual([
    'commandErrorCode',
    'appointmentUnclear',
  ])
  expect(await ui.result('Appointment.Make', { item, slot: second.slot })).toMatchObject({
    held: { slot: second.slot },
  })
  expect(heldThere()).toBe(second.slot)
})

it('a platform that gives no times out, and one that is away: nothing is held or claimed', async () => {
  await handIn(ui, here)
  await platform.act('appointments.set', { offered: false })
  expect(await ui.result('Appointment.Offer', { item })).toEqual({ offered: false })
  await platform.act('network.set', { up: false })
  expect(ending(await ui.command('Appointment.Offer', { item }))).toEqual(['commandErrorCode', 'platformOffline'])
  expect(await receipt()).toEqual({})
})

it('an item that is not done at a time has none', async () => {
  await handIn(ui, here)
  expect(await ui.result('Appointment.Offer', { item: 'i_other' })).toEqual({ offered: false })
  expect(ending(await ui.command('Appointment.Make', { item: 'i_other', slot: 's' }))).toEqual([
    'sequenceError',
    'notAllowedNow',
  ])
})

it('in 查办件 it is seen, changed and given back, and a receipt printed then says the same', async () => {
  await handIn(ui, here)
  const { first, second } = await slots()
  await ui.command('Appointment.Make', { item, slot: first.slot })
  await ui.command('Session.End', { reason: 'finished' })
  await ui.command('Session.Begin', { journey: 'progress', language: 'zh' })
  await ui.command('IdCard.Read')
  const [one] = (await ui.result('Case.List')).cases
  const id = one?.id ?? ''
  const shown = async () => (await ui.result('Case.Open', { case: id })).departments[0]?.items[0]
  expect(await shown()).toMatchObject({ byAppointment: true, onSite, appointment: { slot: first.slot } })
  await ui.result('Appointment.Make', { item, slot: second.slot, case: id })
  expect(await shown()).toMatchObject({ appointment: { slot: second.slot } })
  await ui.command('Document.Print', { document: 'receipt', on: 'roll', case: id })
  expect(await ui.result('Appointment.Make', { item, slot: null, case: id })).toEqual({ held: null, gone: null })
  expect([heldThere(), (await shown())?.appointment]).toEqual([undefined, null])
})

describe('an answer about the case', () => {
  /** Handed in, a time taken, and its owner in 查办件; `says`: what the platform says of the time there. */
  async function lookedUp(says: (item: PlatformCaseItem) => PlatformCaseItem) {
    const client = platform.client()
    await here.stop()
    here = await startHere({
      ...client,
      async caseStatus(caseNumber, signal) {
        const told = await client.caseStatus(caseNumber, signal)
        return told.ok ? { ok: true, value: { ...told.value, items: told.value.items.map(says) } } : told
      },
    })
    ui = await connect(await launch(here.daemon.url))
    await handIn(ui, here)
    const { first } = await slots()
    await ui.command('Appointment.Make', { item, slot: first.slot })
    await ui.command('Session.End', { reason: 'finished' })
    await ui.command('Session.Begin', { journey: 'progress', language: 'zh' })
    await ui.command('IdCard.Read')
    const id = (await ui.result('Case.List')).cases[0]?.id ?? ''
    return {
      first: first.slot,
      shown: async () => (await ui.result('Case.Open', { case: id })).departments[0]?.items[0]?.appointment,
      printed: () => receipt({ case: id }),
    }
  }
  function silent(item: PlatformCaseItem): PlatformCaseItem {
    const { appointment: _, ...told } = item
    return told
  }

  it('that does not say which time is held erases none: it is asked, and on the receipt', async () => {
    const { first, shown, printed } = await lookedUp(silent)
    expect(await shown()).toMatchObject({ slot: first })
    expect([heldThere(), await printed()]).toMatchObject([first, { [item]: { slot: first } }])
  })

  it('and asked in vain: what was confirmed last', async () => {
    const { first, shown, printed } = await lookedUp(silent)
    await platform.act('fault', { kind: 'cutBefore', operation: 'appointment', times: 9 })
    expect(await shown()).toMatchObject({ slot: first })
    expect(await printed()).toMatchObject({ [item]: { slot: first } })
  })

  it('that says “none” is believed', async () => {
    const { shown, printed } = await lookedUp((told) => ({ ...told, appointment: null }))
    expect(await shown()).toBeNull()
    expect(await printed()).toEqual({})
  })
})
