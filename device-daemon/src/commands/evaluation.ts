import { fail, ok } from '../base/result.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function evaluationCommands({
  applications,
  audit,
}: Pick<Dependencies, 'applications' | 'audit'>): HandlersOf<'Evaluation'> {
  return {
    /**
     * Once; what the citizen thought stays between them and the platform, so the record says only that they gave it.
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
