import { fail, ok } from '../base/result.ts'
import { inSession, type HandlersOf } from './handler.ts'
import type { Ports } from './ports.ts'

export function sessionCommands({
  sessions,
  affairs,
  status,
  documents,
  audit,
}: Pick<Ports, 'sessions' | 'affairs' | 'status' | 'documents' | 'audit'>): HandlersOf<'Session'> {
  return {
    /** After a reload: the draft, and the statechart walks forward to where the citizen was. */
    'Session.Current': (_payload, { session }) =>
      ok({ session: session && { phase: session.phase, language: session.language, draft: session.draft } }),

    'Session.Begin': ({ affair: id, language }) => {
      const affair = affairs.get(id)
      if (!affair) return fail({ code: 'unknownAffair' })
      // Before the first question, not after the last.
      if (!status.now().canSeal) return fail({ code: 'outboxFull' })
      const session = sessions.begin(affair, language)
      audit.record('session.begun', { session: session.id, affair: affair.id })
      // The engines start while the citizen reads the first screen.
      void documents.warm()
      return ok({ draft: session.draft })
    },

    'Session.Save': inSession<'Session.Save'>((session, patch) => {
      const { passed, answers, choice, values, promised } = patch
      const changes = {
        ...(answers && { answers }),
        ...(choice && { choice }),
        ...(values && { values }),
        ...(promised && { promised }),
      }
      // What has been sealed is what was signed; only the way through the last screens still moves.
      if (session.phase === 'sealed' && Object.keys(changes).length > 0) return fail({ code: 'notAllowedNow' })
      session.save({ ...changes, ...(passed && { passed }) })
      return ok(null)
    }),

    'Session.SetLanguage': inSession<'Session.SetLanguage'>((session, { language }) => {
      session.language = language
      return ok(null)
    }),

    // The dispatcher has told the session already; every command is a sign of life.
    'Session.Alive': () => ok(null),

    'Session.End': ({ reason }) => {
      sessions.end(reason)
      return ok(null)
    },
  }
}
