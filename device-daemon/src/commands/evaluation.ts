import { fail, ok } from '../base/result.ts'
import { inSession, type HandlersOf } from './handler.ts'
import type { Ports } from './ports.ts'

export function evaluationCommands({
  applications,
  audit,
}: Pick<Ports, 'applications' | 'audit'>): HandlersOf<'Evaluation'> {
  return {
    /**
     * Once; what the citizen thought stays between them and the platform, so the record says only that they gave it.
     */
    'Evaluation.Give': inSession<'Evaluation.Give'>((session, evaluation) => {
      const { submission, evaluated } = session.draft
      if (!submission || evaluated) return fail({ code: 'notAllowedNow' })
      const kept = applications.followUp(submission.applicationId, { kind: 'evaluation', evaluation })
      if (!kept.ok) return fail({ code: kept.failure.code, cause: kept.failure.detail })
      session.record({ evaluated: true })
      audit.record('application.evaluated', { application: submission.applicationId })
      return ok(null)
    }),
  }
}
