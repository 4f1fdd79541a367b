/** What the record is told of an application by whoever sends it; `record-knows.ts` reads it at the next start. */
import type { Audit } from '../audit/audit.ts'
import type { ApplicationEvent } from './submitter.ts'

/** Which happenings staff must see to, and of what. */
const forStaff = new Map<ApplicationEvent['happening'], string>([
  ['rejected', 'application'],
  ['unreadable', 'contents'],
  ['damaged', 'row'],
  ['questionRefused', 'question'],
  ['unanswered', 'unanswered'],
  ['followUpRefused', 'followUp'],
])

export function recordEvent(
  { applicationId: application, happening, detail = '', followUp }: ApplicationEvent,
  audit: Pick<Audit, 'record'>,
): void {
  const what = forStaff.get(happening)
  if (what !== undefined) audit.record('application.refused', { application, what, detail })
  if (followUp !== undefined)
    audit.record(happening === 'followUpGiven' ? 'application.followUp' : 'application.followUpOver', {
      application,
      ...followUp,
    })
}
