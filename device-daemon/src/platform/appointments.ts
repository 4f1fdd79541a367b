/** 预约 over HTTP: which times there are, which is held, and one request that takes, changes or gives back. */
import * as v from 'valibot'
import { fail, ok } from '../base/result.ts'
import type { Ask } from './json.ts'
import { asEffect, asQuestion, refusal, type Failure } from './failures.ts'
import type { AppointmentDesk, AppointmentFailure, PlatformFailure } from './port.ts'
import { toDataTime } from './times.ts'
import { heldAppointment, WireSlots } from './wire-appointments.ts'

export function appointmentsOver(ask: Ask): AppointmentDesk {
  const target = (caseNumber: string, item: string) =>
    `/v1/cases/${encodeURIComponent(caseNumber)}/appointments/${encodeURIComponent(item)}`
  return {
    async slots(caseNumber, item, from, signal) {
      const answered = await ask(v.object({ slots: WireSlots }), {
        method: 'GET',
        target: `${target(caseNumber, item)}/slots?from=${toDataTime(from).slice(0, 8)}`,
        signal,
      })
      return answered.ok ? ok(answered.value.slots) : fail(asOffer(answered.failure))
    },
    async appointment(caseNumber, item, signal) {
      const answered = await ask(heldAppointment(), { method: 'GET', target: target(caseNumber, item), signal })
      return answered.ok ? answered : fail(asOffer(answered.failure))
    },
    async makeAppointment(caseNumber, item, { slot, instead }, signal) {
      const answered = await ask(
        heldAppointment(slot),
        { method: 'PUT', target: target(caseNumber, item), signal },
        { slotId: slot, instead },
      )
      return answered.ok ? answered : fail(asMade(answered.failure))
    },
  }
}

/** 404 and 501 are how a platform says that it gives no times out, whatever stands beside it. */
const isNoOffer = (failure: Failure): boolean =>
  failure.kind === 'refused'
    ? failure.status === 404 && !failure.error.retryable
    : failure.kind === 'unclear' && (failure.status === 404 || failure.status === 501)

function asOffer(failure: Failure): PlatformFailure<PlatformFailure['code'] | 'notOffered'> {
  return isNoOffer(failure) ? { ...asQuestion(failure), code: 'notOffered' } : asQuestion(failure)
}

function asMade(failure: Failure): AppointmentFailure {
  if (failure.kind === 'refused' && failure.status === 409) {
    const { code, slots = [], appointment = null } = failure.error
    if (code === 'SLOT_GONE') return { code: 'slotGone', ...refusal(failure), slots }
    // What is held instead and cannot be read is then asked.
    if (code === 'APPOINTMENT_HELD')
      return appointment === 'unreadable'
        ? { code: 'outcomeUnknown', ...refusal(failure) }
        : { code: 'heldOtherwise', ...refusal(failure), held: appointment }
  }
  return asEffect(failure)
}
