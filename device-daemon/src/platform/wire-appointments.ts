/** 预约 in the platform's answers: the times given out, and the one that is held. */
import * as v from 'valibot'
import type { Appointment, Slot } from '#flows/appointment/appointment.ts'
import { DateTime, maybe, Name, readable, words } from './tolerant.ts'

const SlotId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/))
const held = { slotId: SlotId, start: DateTime, end: maybe(DateTime), place: Name, address: maybe(words(400)) }

const Held = v.object(held)
const inOurWords = ({ slotId, end, address, ...rest }: v.InferOutput<typeof Held>): Appointment => ({
  slot: slotId,
  ...rest,
  ...(end === undefined ? {} : { end }),
  ...(address === undefined ? {} : { address }),
})
export const WireAppointment = v.pipe(Held, v.transform(inOurWords))

const WireSlot = v.pipe(
  v.object({ ...held, left: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.transform(({ left, ...rest }): Slot => ({ ...inOurWords(rest), left })),
)
/** Earliest first, in case the platform does not sort; one that cannot be read is not offered. */
export const WireSlots = v.pipe(
  readable(WireSlot, 500),
  v.transform(({ read }): readonly Slot[] => read.sort((a, b) => a.start.localeCompare(b.start))),
)

/** `wanted`: what must be held now; absent: whatever is. */
export const heldAppointment = (wanted?: string | null) =>
  v.pipe(
    v.object({ appointment: v.nullable(WireAppointment) }),
    v.check(
      ({ appointment }) => wanted === undefined || (appointment?.slot ?? null) === wanted,
      'another appointment than was wanted',
    ),
    v.transform(({ appointment }) => appointment),
  )
