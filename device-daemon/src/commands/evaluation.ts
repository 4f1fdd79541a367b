import { fail, ok } from '../base/result.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function evaluationCommands({
  applications,
  audit,
}: Pick<Dependencies, 'applications' | 'audit'>): HandlersOf<'Evaluation'> {
  return {
    /**
     * Once per application. The evaluation itself is between citizen and platform; the record says only that one was
     * given.
     */
    'Evaluation.Give': (evaluation, { session }) => {
      const { submission, evaluated } = session.draft
      if (!submission || evaluated) return fail({ code: 'notAllowedNow' })
      const kept = applications.followUp(submission.applicationId, { kind: 'evaluation', evaluation })
      if (!kept.ok) return failedOutside(kept.failure)
      session.record({ evaluated: true })
      audit.record('application.evaluated', { application: submission.applicationId })
      return ok(null)
    },
  }
}
