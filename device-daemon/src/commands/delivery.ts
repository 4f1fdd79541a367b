import type { Delivery } from '#flows/draft.ts'
import { mobileProblem } from '#flows/identity.ts'
import { fail, ok } from '../base/result.ts'
import { inSession, type HandlersOf } from './handler.ts'
import type { Ports } from './ports.ts'

export function deliveryCommands({
  applications,
  audit,
}: Pick<Ports, 'applications' | 'audit'>): HandlersOf<'Delivery'> {
  return {
    'Delivery.Choose': inSession<'Delivery.Choose'>((session, { mode, receiver, mobile, address }) => {
      const { submission } = session.draft
      if (!submission || !session.affair.delivery.includes(mode)) return fail({ code: 'notAllowedNow' })
      if (mode === 'post' && (!receiver || !address || !mobile || mobileProblem(mobile) !== null))
        return fail({ code: 'incomplete', detail: 'delivery' })
      const delivery: Delivery = {
        mode,
        ...(receiver !== undefined && { receiver }),
        ...(mobile !== undefined && { mobile }),
        ...(address !== undefined && { address }),
      }
      const kept = applications.followUp(submission.applicationId, { kind: 'delivery', delivery })
      if (!kept.ok) return fail({ code: kept.failure.code, cause: kept.failure.detail })
      session.record({ delivery })
      audit.record('application.delivery', { application: submission.applicationId, mode })
      return ok(null)
    }),
  }
}
