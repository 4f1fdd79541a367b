/** 预约 in 查办件: which items of a case are done at a time, and the time held for each. Pure. */
import type { Affair, Item } from '#flows/model/affair.ts'
import type { Appointment, Appointments } from '#flows/appointment/appointment.ts'
import { agreeable, type CaseItem, type CaseProgress } from '#flows/case/case.ts'
import type { KeptApplication } from '../applications/port.ts'

type InPerson = Pick<CaseItem, 'byAppointment' | 'onSite'>

/** What the sealed application says of an item, or the service as it is offered now. */
export function inPerson(id: string, kept: KeptApplication | null, affair: Affair | undefined): InPerson {
  const sealed = kept?.application.items.find((item) => item.id === id)
  if (sealed !== undefined)
    return {
      ...(sealed.byAppointment && { byAppointment: true as const }),
      ...(sealed.onSite && { onSite: sealed.onSite }),
    }
  const offered = affair?.items.find((item) => item.id === id)
  return offered === undefined ? {} : inPersonOf(offered)
}

export const inPersonOf = ({ atTerminal, onSite }: Pick<Item, 'atTerminal' | 'onSite'>): InPerson => ({
  ...(atTerminal === 'appointment' && { byAppointment: true as const }),
  ...(onSite && { onSite }),
})

/** The case as it is once a time of one of its items was agreed, changed or given back. */
export function withAppointment<P extends Pick<CaseProgress, 'departments'>>(
  progress: P,
  id: string,
  held: Appointment | null,
): P {
  const changed = (item: CaseItem): CaseItem => (item.id === id ? { ...item, appointment: held } : item)
  return {
    ...progress,
    departments: progress.departments.map((one) => ({ ...one, items: one.items.map(changed) })),
  }
}

const itemsOf = ({ departments }: Pick<CaseProgress, 'departments'>): readonly CaseItem[] =>
  departments.flatMap(({ items }) => items)

/** The items done at a time of which the platform's answer does not say whether one is held: it has to be asked. */
export function untold(progress: Pick<CaseProgress, 'platform' | 'caseNumber' | 'departments'>): readonly string[] {
  const asked = new Set(agreeable(progress).map(({ id }) => id))
  return itemsOf(progress).flatMap(({ id, appointment }) => (appointment === undefined && asked.has(id) ? [id] : []))
}

/** What is known, “none” included. */
export const toldOf = (
  progress: Pick<CaseProgress, 'departments'>,
): readonly (readonly [string, Appointment | null])[] =>
  itemsOf(progress).flatMap(({ id, appointment }) => (appointment === undefined ? [] : [[id, appointment]]))

/** Where the platform does not say: what it confirmed last. */
export const asConfirmed = <P extends Pick<CaseProgress, 'departments'>>(progress: P, kept: Appointments): P =>
  itemsOf(progress).reduce((one, { id, appointment }) => {
    const last = kept[id]
    return appointment === undefined && last !== undefined ? withAppointment(one, id, last) : one
  }, progress)
