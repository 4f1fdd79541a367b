/** 预约 in 查办件: which items of a case are done at a time, and the time held for each. Pure. */
import type { Affair, Item } from '#flows/affair.ts'
import type { Appointment, Appointments } from '#flows/appointment.ts'
import type { CaseItem, CaseProgress } from '#flows/case.ts'
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
  const changed = (item: CaseItem): CaseItem => {
    if (item.id !== id) return item
    const { appointment: _, ...others } = item
    return held === null ? others : { ...others, appointment: held }
  }
  return {
    ...progress,
    departments: progress.departments.map((one) => ({ ...one, items: one.items.map(changed) })),
  }
}

/** What the platform says of all items: it alone knows. */
export const appointmentsOf = ({ departments }: Pick<CaseProgress, 'departments'>): Appointments =>
  Object.fromEntries(
    departments.flatMap(({ items }) =>
      items.flatMap(({ id, appointment }) => (appointment === undefined ? [] : [[id, appointment]])),
    ),
  )
