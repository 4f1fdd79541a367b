import { fail, ok } from '../base/result.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function evaluationCommands({ applications }: Pick<Dependencies, 'applications'>): HandlersOf<'Evaluation'> {
  return {
    /** Once per application. */
    'Evaluation.Give': (evaluation, { session }) => {
      const { submission, evaluated } = session.draft
      if (!submission || evaluated) return fail({ code: 'notAllowedNow' })
      const kept = applications.followUp(submission.applicationId, { kind: 'evaluation', evaluation })
      if (!kept.ok) return failedOutside(kept.failure)
      session.record({ evaluated: true })
      return ok(null)
    },
  }
}
