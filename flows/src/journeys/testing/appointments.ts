/** 预约 of the scripted platform: two free times, and what is held after one was asked for. */
import { withHeld, type Appointment, type Appointments, type Slot } from '../../appointment/appointment.ts'
import type { HeldSession } from '../port.ts'

export const twoTimes: readonly Slot[] = [
  { slot: 's1', start: '2026-11-30T09:00:00+08:00', place: '示范大厅', left: 1 },
  { slot: 's2', start: '2026-11-30T09:30:00+08:00', place: '示范大厅', left: 2 },
]

export const appointmentsIn = (session: HeldSession | null): Appointments =>
  session?.journey === 'apply' ? session.draft.appointments : {}

export function madeOf(
  before: Appointments,
  free: readonly Slot[],
  item: string,
  wanted: string | null,
): { readonly held: Appointment | null; readonly appointments: Appointments } {
  const found = free.find(({ slot }) => slot === wanted)
  if (found === undefined) return { held: null, appointments: withHeld(before, item, null) }
  const { left: _, ...held } = found
  return { held, appointments: withHeld(before, item, held) }
}
