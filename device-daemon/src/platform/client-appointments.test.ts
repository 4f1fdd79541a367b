import { describe, expect, it } from 'vitest'
import type { DemoPlatform } from './testing/demo-platform.ts'
import { demo, forever, sealedApplication } from './testing/client-world.ts'

/** Friday, 20 November 2026, 09:00 in Beijing. */
const friday = Date.UTC(2026, 10, 20, 1)
const from = new Date(friday).toISOString()

async function accepted(now = friday) {
  const platform: DemoPlatform = await demo({ now: () => now })
  const client = platform.client()
  const sent = await client.submit(sealedApplication(), forever)
  const caseNumber = sent.ok ? sent.value.caseNumber : ''
  const free = async () => {
    const told = await client.slots(caseNumber, 'hukou', new Date(now).toISOString(), forever)
    if (!told.ok) throw new Error(told.failure.detail)
    return told.value
  }
  const make = (slot: string | null, instead: string | null) =>
    client.makeAppointment(caseNumber, 'hukou', { slot, instead }, forever)
  const held = async () => {
    const told = await client.appointment(caseNumber, 'hukou', forever)
    return told.ok ? (told.value?.slot ?? null) : told.failure.code
  }
  const leftOf = async (slot: string) => (await free()).find((one) => one.slot === slot)?.left ?? 0
  return { platform, client, caseNumber, free, make, held, leftOf }
}
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index]
  if (found === undefined) throw new Error('too few')
  return found
}

describe('预约 over HTTP', () => {
  it('times are those of working days, earliest first, with a place left', async () => {
    // The day before National Day: seven days off, and the Saturday after them is worked in exchange.
    const { free } = await accepted(Date.UTC(2026, 8, 30, 1))
    const slots = await free()
    expect(slots[0]).toMatchObject({ start: '2026-10-08T09:00:00+08:00', end: '2026-10-08T09:30:00+08:00' })
    expect(slots.some(({ start }) => start.startsWith('2026-10-10'))).toBe(true)
    expect(slots.some(({ start }) => start.startsWith('2026-10-11'))).toBe(false)
    expect(slots.map(({ start }) => start)).toEqual(slots.map(({ start }) => start).toSorted())
    expect(slots.every(({ left }) => left > 0)).toBe(true)
  })

  it('taken twice it is one place, changed it is another, given back it is none', async () => {
    const { client, caseNumber, free, make, held, leftOf } = await accepted()
    const [first, second] = [at(await free(), 0), at(await free(), 1)]
    for (const _ of ['take', 'again'])
      expect(await make(first.slot, null)).toMatchObject({ ok: true, value: { slot: first.slot, place: first.place } })
    expect(await leftOf(first.slot)).toBe(first.left - 1)
    expect(await client.caseStatus(caseNumber, forever)).toMatchObject({
      value: { items: [{ id: 'hukou', appointment: { slot: first.slot, start: first.start } }] },
    })
    expect(await make(second.slot, first.slot)).toMatchObject({ ok: true, value: { slot: second.slot } })
    expect([await leftOf(first.slot), await leftOf(second.slot)]).toEqual([first.left, second.left - 1])
    expect(await make(null, second.slot)).toEqual({ ok: true, value: null })
    expect([await held(), await leftOf(second.slot)]).toEqual([null, second.left])
  })

  it('a time that went meanwhile is refused with what is free, and what is held stays', async () => {
    const { platform, free, make, held } = await accepted()
    const [first, second] = [at(await free(), 0), at(await free(), 1)]
    await make(first.slot, null)
    await platform.act('appointments.set', { gone: second.slot })
    const refused = await make(second.slot, first.slot)
    expect(refused).toMatchObject({ ok: false, failure: { code: 'slotGone' } })
    const slots = refused.ok || refused.failure.code !== 'slotGone' ? [] : refused.failure.slots
    expect(slots.length).toBeGreaterThan(0)
    expect(slots.some(({ slot }) => slot === second.slot)).toBe(false)
    expect(await held()).toBe(first.slot)
  })

  it('the answer is lost: it is asked about, and a copy that arrives late undoes nothing', async () => {
    const { platform, free, make, held } = await accepted()
    const [first, second] = [at(await free(), 0), at(await free(), 1)]
    await platform.act('fault', { kind: 'cutAfter', operation: 'makeAppointment' })
    expect(await make(first.slot, null)).toMatchObject({ failure: { code: 'outcomeUnknown' } })
    expect(await held()).toBe(first.slot)
    await make(second.slot, first.slot)
    expect(await make(first.slot, null)).toMatchObject({
      failure: { code: 'heldOtherwise', held: { slot: second.slot } },
    })
    expect(await held()).toBe(second.slot)
  })

  it('a full week, and a platform that makes no appointments', async () => {
    const { platform, client, caseNumber, free, make } = await accepted()
    await platform.act('appointments.set', { fullDays: 5 })
    expect(at(await free(), 0).start).toBe('2026-11-30T09:00:00+08:00')
    await platform.act('appointments.set', { offered: false })
    expect(await client.slots(caseNumber, 'hukou', from, forever)).toMatchObject({ failure: { code: 'notOffered' } })
    expect(await client.appointment(caseNumber, 'hukou', forever)).toMatchObject({ failure: { code: 'notOffered' } })
    expect(await make('s-1', null)).toMatchObject({ failure: { code: 'platformRefused' } })
  })
})
