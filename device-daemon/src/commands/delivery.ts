import { deliveryProblems } from '#flows/draft/delivery.ts'
import { fail, ok } from '../base/result.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function deliveryCommands({ applications }: Pick<Dependencies, 'applications'>): HandlersOf<'Delivery'> {
  return {
    'Delivery.Choose': (delivery, { session }) => {
      const { mode } = delivery
      const { submission } = session.draft
      if (!submission || !session.affair.delivery.includes(mode)) return fail({ code: 'notAllowedNow' })
      if (deliveryProblems(delivery).length > 0) return fail({ code: 'incomplete', detail: 'delivery' })
      const kept = applications.followUp(submission.applicationId, { kind: 'delivery', delivery })
      if (!kept.ok) return failedOutside(kept.failure)
      session.record({ delivery })
      return ok(null)
    },
  }
}
