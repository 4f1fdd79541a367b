/** Which items a time is agreed for, and the times of a day together. Pure. */
import type { InPerson, Slot } from './appointment.ts'
import type { Plan } from '../plan/plan.ts'

/** The selected items for which a time is agreed. */
export const byAppointment = ({ items }: Pick<Plan, 'items'>): readonly InPerson[] =>
  items
    .filter(({ selected, item }) => selected && item.atTerminal === 'appointment')
    .map(({ item: { id, name, department, onSite } }) => ({ id, name, department, ...(onSite && { onSite }) }))

/** The times of one day, together. Slots are given earliest first. */
export function byDay(
  slots: readonly Slot[],
  dayOf: (iso: string) => string,
): readonly { readonly day: string; readonly slots: readonly Slot[] }[] {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) {
    const day = dayOf(slot.start)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days].map(([day, those]) => ({ day, slots: those }))
}
