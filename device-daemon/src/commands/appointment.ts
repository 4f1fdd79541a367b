/**
 * 预约. A time is real when the platform has said so, and not before: it is asked while the citizen waits, nothing is
 * sent later, and nothing is kept that the platform has not confirmed.
 */
import { withHeld, type Appointment, type Made } from '#flows/appointment/appointment.ts'
import { fail, ok } from '../base/result.ts'
import { withAppointment } from '../cases/appointments.ts'
import type { Session } from '../session/journeys.ts'
import { failedOutside, type HandlerResult, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

type Used = Pick<Dependencies, 'applications' | 'platform' | 'audit' | 'now'>

/** The accepted case in which an item is done at a time. */
interface Desk {
  readonly caseNumber: string
  readonly applicationId: string | null
  readonly item: string
  /** As the citizen sees it. */
  readonly held: Appointment | null
  /** Known to the session and, for its receipt, to the application kept here. */
  readonly note: (held: Appointment | null) => Promise<void>
}

export function appointmentCommands({ applications, platform, audit, now }: Used): HandlersOf<'Appointment'> {
  return {
    'Appointment.Offer': async (asked, { session, signal, revoked }) => {
      const desk = deskOf(asked, session)
      // No case yet: the platform is not asked, and the department agrees the time.
      if (desk === null) return ok({ offered: false })
      const [slots, held] = await Promise.all([
        platform.slots(desk.caseNumber, desk.item, now().toISOString(), signal),
        platform.appointment(desk.caseNumber, desk.item, signal),
      ])
      const refusal = revoked()
      if (refusal) return fail(refusal)
      if (!slots.ok) return noOffer(slots.failure)
      if (!held.ok) return noOffer(held.failure)
      await desk.note(held.value)
      return ok({ offered: true, slots: slots.value.filter(({ left }) => left > 0), held: held.value })
    },

    'Appointment.Make': async (asked, run) => {
      const desk = deskOf(asked, run.session)
      if (desk === null) return fail({ code: 'notAllowedNow' })
      const made = await make(desk, asked.slot, run.signal)
      audit.record('appointment.made', {
        session: run.session.id,
        item: desk.item,
        outcome: made.ok ? outcomeOf(desk.held, asked.slot, made.value) : made.failure.code,
      })
      if (made.ok) await desk.note(made.value.held)
      const refusal = run.revoked()
      return refusal ? fail(refusal) : made
    },
  }

  async function make(
    { caseNumber, item, held }: Desk,
    slot: string | null,
    signal: AbortSignal,
  ): Promise<HandlerResult<'Appointment.Make'>> {
    const made = await platform.makeAppointment(caseNumber, item, { slot, instead: held?.slot ?? null }, signal)
    if (made.ok) return ok({ held: made.value, gone: null })
    const { failure } = made
    if (failure.code === 'slotGone') return ok({ held, gone: failure.slots.filter(({ left }) => left > 0) })
    if (failure.code === 'heldOtherwise') return ok({ held: failure.held, gone: null })
    if (failure.code !== 'outcomeUnknown') return failedOutside(failure)
    // The answer is lost: what is held says whether it was done.
    const asked = await platform.appointment(caseNumber, item, signal)
    return asked.ok && (asked.value?.slot ?? null) === slot
      ? ok({ held: asked.value, gone: null })
      : fail({ code: 'appointmentUnclear', cause: failure.detail })
  }

  /** null: this session knows of no accepted case, or the platform has not named one yet. */
  function deskOf(
    { item, case: name }: { readonly item: string; readonly case?: string | undefined },
    session: Session,
  ): Desk | null {
    if (session.journey === 'progress') {
      const shown = name === undefined ? null : session.shown(name)
      if (name === undefined || shown?.caseNumber == null) return null
      const found = shown.departments.flatMap(({ items }) => items).find(({ id }) => id === item)
      if (found?.byAppointment !== true) return null
      return {
        caseNumber: shown.caseNumber,
        applicationId: shown.applicationId,
        item,
        held: found.appointment ?? null,
        note(held) {
          session.show(name, withAppointment(shown, item, held))
          return keep(shown.applicationId, item, held)
        },
      }
    }
    const { submission, appointments } = session.draft
    const offered = session.affair.items.find(({ id }) => id === item)
    if (name !== undefined || submission?.outcome !== 'accepted' || offered?.atTerminal !== 'appointment') return null
    return {
      caseNumber: submission.caseNumber,
      applicationId: submission.applicationId,
      item,
      held: appointments[item] ?? null,
      note(held) {
        session.record({ appointments: withHeld(session.draft.appointments, item, held) })
        return keep(submission.applicationId, item, held)
      },
    }
  }

  /** For the receipt. What cannot be kept is still held: 查办件 asks the platform. */
  async function keep(applicationId: string | null, item: string, held: Appointment | null): Promise<void> {
    if (applicationId !== null) await applications.noteAppointment(applicationId, item, held)
  }
}

type Unanswered = Extract<Awaited<ReturnType<Dependencies['platform']['slots']>>, { readonly ok: false }>['failure']
/** A platform that gives no times out is not in trouble. */
const noOffer = ({ code, detail }: Unanswered): HandlerResult<'Appointment.Offer'> =>
  code === 'notOffered' ? ok({ offered: false }) : failedOutside({ code, detail })

function outcomeOf(before: Appointment | null, wanted: string | null, { held, gone }: Made): string {
  if (gone !== null) return 'gone'
  if ((held?.slot ?? null) !== wanted) return 'heldOtherwise'
  if (wanted === null) return 'givenBack'
  return before === null ? 'taken' : 'changed'
}
