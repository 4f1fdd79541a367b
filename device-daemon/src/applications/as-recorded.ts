/**
 * What the outbox does before anything is sent, because the record knows more: the file may be an older copy that was
 * put back. Nothing that is over is done again, and what is lost with the newer file is told.
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { FollowUp } from './application.ts'
import type { Outbox } from './outbox.ts'
import type { KnownByRecord, KnownFollowUps } from './record-knows.ts'
import type { StoreFailure } from './store.ts'
import type { ApplicationEvent } from './submitter.ts'

export async function actAsRecorded(
  outbox: Outbox,
  { ended, followUps }: Pick<KnownByRecord, 'ended' | 'followUps'>,
  report: (event: ApplicationEvent) => void,
): Promise<Result<null, StoreFailure>> {
  for (const id of ended) {
    if (outbox.state(id) === null) continue
    const closed = await outbox.close(id, '')
    if (!closed.ok) return fail(closed.failure)
    if (closed.value !== null) report({ applicationId: id, happening: 'close', state: closed.value })
  }
  for (const known of followUps) {
    const done = await followUpAsRecorded(outbox, known, report)
    if (!done.ok) return done
  }
  return ok(null)
}

async function followUpAsRecorded(
  outbox: Outbox,
  { applicationId: id, kind, givenAt, last: is }: KnownFollowUps,
  report: (event: ApplicationEvent) => void,
): Promise<Result<null, StoreFailure>> {
  const here = outbox.followUps.lastGiven(id, kind)
  const last = givenAt.at(-1) ?? ''
  // Given later than the record reaches; or destroyed, so that nothing of it is sent.
  if ((here !== null && !givenAt.includes(here)) || !outbox.holds(id)) return ok(null)
  const isLast = here === last
  if (isLast && (is === 'open' || !waits(outbox, id, kind))) return ok(null)
  if (is === 'ended')
    return isLast ? outbox.followUps.end(id, kind, '') : outbox.followUps.overtake(id, kind, last, { ended: '' })
  if (is === 'over') return outbox.followUps.overtake(id, kind, last, null)
  const detail = `${kind}: the record says that a later one was given; the outbox does not have it`
  const lost = await outbox.followUps.overtake(id, kind, last, { detail })
  if (lost.ok) report({ applicationId: id, happening: 'followUpRefused', state: outbox.state(id), detail })
  return lost
}

const waits = (outbox: Outbox, id: string, kind: FollowUp['kind']): boolean =>
  outbox.followUps.waiting(id).some(({ sequence }) => outbox.followUps.read(sequence)?.kind === kind)
