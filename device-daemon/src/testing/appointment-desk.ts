/** 预约 at the platform of the daemon's tests: a few times, taken as the contract says. */
import type { Appointment, Slot } from '#flows/appointment.ts'
import { fail, ok } from '../base/result.ts'
import type { AppointmentDesk } from '../platform/port.ts'

export interface TestDesk {
  /** With a place left. */
  free: Slot[]
  offered: boolean
  /** `made`: it was done, and the answer is lost; `lost`: nothing was done either. */
  answers: 'come' | 'made' | 'lost'
  /** Case number → what is held. */
  readonly held: Map<string, Appointment>
  readonly operations: AppointmentDesk
}

const offline = () => fail({ code: 'platformOffline', detail: 'as told', own: false } as const)
const notOffered = () => fail({ code: 'notOffered', detail: '404 NOT_FOUND', own: true } as const)

export function testDesk(online: () => boolean): TestDesk {
  const held = new Map<string, Appointment>()
  const desk: TestDesk = {
    free: [
      { slot: 's1', start: '2026-11-23T09:00:00+08:00', place: '示范大厅', left: 1 },
      { slot: 's2', start: '2026-11-23T09:30:00+08:00', place: '示范大厅', left: 2 },
    ],
    offered: true,
    answers: 'come',
    held,
    operations: {
      async slots() {
        if (!online()) return offline()
        return desk.offered ? ok(desk.free) : notOffered()
      },
      async appointment(caseNumber) {
        if (!online()) return offline()
        return desk.offered ? ok(held.get(caseNumber) ?? null) : notOffered()
      },
      async makeAppointment(caseNumber, _item, { slot, instead }) {
        if (!online()) return offline()
        const unclear = () => fail({ code: 'outcomeUnknown', detail: 'cut', own: true } as const)
        if (desk.answers === 'lost') return unclear()
        const before = held.get(caseNumber) ?? null
        const own = { own: true } as const
        if ((before?.slot ?? null) !== slot) {
          if ((before?.slot ?? null) !== instead)
            return fail({ code: 'heldOtherwise', detail: '409 APPOINTMENT_HELD', ...own, held: before })
          const wanted = desk.free.find((one) => one.slot === slot)
          if (slot !== null && wanted === undefined)
            return fail({ code: 'slotGone', detail: '409 SLOT_GONE', ...own, slots: desk.free })
          if (wanted === undefined) held.delete(caseNumber)
          else held.set(caseNumber, { slot: wanted.slot, start: wanted.start, place: wanted.place })
        }
        return desk.answers === 'made' ? unclear() : ok(held.get(caseNumber) ?? null)
      },
    },
  }
  return desk
}
