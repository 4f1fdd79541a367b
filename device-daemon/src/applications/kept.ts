/** 查办件: what is kept of one application. */
import type { Outbox } from './outbox.ts'
import type { KeptApplication } from './port.ts'
import type { KeptSupplement } from './supplement.ts'

export function keptIn(outbox: Outbox, id: string): KeptApplication | null {
  const application = outbox.outline(id)
  const submission = application && outbox.submission(id)
  if (application === null || submission === null) return null
  const refusedFollowUps = outbox.followUps.refused(id)
  return {
    application,
    submission,
    standing: submission.outcome,
    caseNumber: outbox.receipt(id)?.caseNumber ?? null,
    appointments: outbox.appointments(id),
    // A receipt promises no delivery that the platform will not have.
    delivery: refusedFollowUps.some(({ kind }) => kind === 'delivery') ? null : outbox.followUps.delivery(id),
    refusedFollowUps,
  }
}

/** null: it is no supplement, or destroyed. */
export function keptSupplement(outbox: Outbox, id: string): KeptSupplement | null {
  const supplement = outbox.supplementOutline(id)
  const submission = supplement && outbox.submission(id)
  return supplement === null || submission === null ? null : { supplement, submission }
}
