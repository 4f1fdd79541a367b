/** 查办件: what is kept of one application. */
import type { Outbox } from './outbox.ts'
import type { KeptApplication } from './port.ts'

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
