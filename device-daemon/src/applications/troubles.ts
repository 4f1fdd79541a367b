/** What waits for staff of one application. */
import { followUpKinds } from './application.ts'
import { over } from './machine.ts'
import type { Outbox } from './outbox.ts'
import type { Trouble } from './port.ts'

export type RefusedTrouble = Trouble & { readonly what: Exclude<Trouble['what'], 'missing'> }

export function troublesOf(outbox: Outbox, applicationId: string, sealedAt: string): readonly RefusedTrouble[] {
  const state = outbox.state(applicationId)
  const open = state !== null && !over(state)
  const refusal = open ? outbox.refusal(applicationId) : null
  const question = open ? outbox.questionRefusal(applicationId) : null
  const unanswered = open ? outbox.unanswered(applicationId, 'application') : null
  const refused = outbox.followUps
    .refused(applicationId)
    .filter(({ ended }) => ended === undefined)
    .map(({ kind, ...why }) => ({ what: kind, ...why }))
  const silent = followUpKinds.flatMap((kind) => {
    const why = outbox.unanswered(applicationId, kind)
    return why === null ? [] : [{ what: kind, ...why }]
  })
  const all = [
    ...(refusal !== null || state === 'held'
      ? [{ what: outbox.isSupplement(applicationId) ? ('supplement' as const) : ('application' as const), ...refusal }]
      : question !== null
        ? [{ what: 'question' as const, ...question }]
        : unanswered !== null
          ? [{ what: 'unanswered' as const, ...unanswered }]
          : []),
    ...refused,
    ...silent,
  ]
  return all.map(({ detail = 'sealed contents cannot be read', ...rest }) => ({
    applicationId,
    sealedAt,
    detail,
    ...rest,
  }))
}
