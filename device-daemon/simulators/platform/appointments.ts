/**
 * 预约: half hours of the days on which offices are open, two places each. How many of them others have taken is a
 * pattern, so that there are free, nearly full and full ones; acts of the dock make a week full or take a time away.
 */
import { isWorkingDay } from './due-dates.ts'
import { Refusal } from './refusal.ts'
import type { Case, CaseItem, HeldSlot, Registry } from './registry.ts'
import { dataDate, dataTime } from './times.ts'

const dayMs = 24 * 60 * 60 * 1000
/** How far ahead times are given out, in days of the calendar. */
const horizonDays = 21
const placesEach = 2
const beginnings = ['0900', '0930', '1000', '1030', '1100', '1430', '1500', '1530', '1600', '1630']

function halfAnHourAfter(clock: string): string {
  const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(2)) + 30
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`
}

export interface Slot extends HeldSlot {
  readonly left: number
}

export interface Appointments {
  slots(of: Case, itemId: string, from: string): readonly Slot[]
  held(of: Case, itemId: string): HeldSlot | null
  /** `slotId` null: gives back. */
  make(of: Case, itemId: string, slotId: string | null, instead: string | null): HeldSlot | null
  /** From the dock: whether times are given out, how many of the coming working days are full, and a time that goes. */
  set(input: Readonly<Record<string, unknown>>): object
}

export function createAppointments(registry: Registry, now: () => number): Appointments {
  let offered = true
  let fullDays = 0
  const gone = new Set<string>()

  const itemOf = (of: Case, itemId: string): CaseItem => {
    const found = of.items.find((item) => item.itemId === itemId)
    if (!offered || found === undefined) throw new Refusal(404, 'NOT_FOUND', '该事项不在平台预约')
    if (of.decision !== 'accepted') throw new Refusal(403, 'FORBIDDEN', '该办件没有受理，不能预约')
    return found
  }

  /** Everything given out at this place, free or not, earliest first. */
  function given(place: string): readonly Slot[] {
    const today = now()
    const days = Array.from({ length: horizonDays }, (_, ahead) => dataDate(today + (ahead + 1) * dayMs))
    return days.filter(isWorkingDay).flatMap((day, at) =>
      beginnings.map((beginning, row): Slot => {
        const slotId = `s-${day}-${beginning}`
        const byOthers = at < fullDays || gone.has(slotId) ? placesEach : (at * 2 + row) % (placesEach + 1)
        return {
          slotId,
          start: `${day}T${beginning}00`,
          end: `${day}T${halfAnHourAfter(beginning)}00`,
          place,
          address: '河南省濮阳市华龙区示范路1号',
          left: Math.max(0, placesEach - byOthers - taken(place, slotId)),
        }
      }),
    )
  }
  const taken = (place: string, slotId: string): number =>
    registry.cases
      .flatMap(({ items }) => items)
      .filter((item) => item.departmentName === place && item.appointment?.slotId === slotId).length

  const free = (place: string, from: string): readonly Slot[] =>
    given(place).filter(({ start, left }) => left > 0 && start >= from && start > dataTime(now()))

  return {
    slots: (of, itemId, from) => free(itemOf(of, itemId).departmentName, from),
    held: (of, itemId) => itemOf(of, itemId).appointment ?? null,
    make(of, itemId, slotId, instead) {
      const item = itemOf(of, itemId)
      const before = item.appointment ?? null
      if ((before?.slotId ?? null) === slotId) return before
      if ((before?.slotId ?? null) !== instead)
        throw new Refusal(409, 'APPOINTMENT_HELD', '已经约了另一个时间', before === null ? {} : { appointment: before })
      if (slotId === null) {
        delete item.appointment
        registry.save()
        return null
      }
      const slots = free(item.departmentName, '')
      const wanted = slots.find((slot) => slot.slotId === slotId)
      if (wanted === undefined) throw new Refusal(409, 'SLOT_GONE', '这个时间刚刚约满', { slots })
      const { left: _, ...held } = wanted
      item.appointment = held
      registry.save()
      return held
    },
    set(input) {
      if (typeof input['offered'] === 'boolean') offered = input['offered']
      if (typeof input['fullDays'] === 'number') fullDays = input['fullDays']
      if (typeof input['gone'] === 'string') gone.add(input['gone'])
      return { offered, fullDays, gone: [...gone] }
    },
  }
}
