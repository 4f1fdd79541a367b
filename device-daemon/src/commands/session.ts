import type { CheckedPayload } from '#contract/commands.ts'
import type { Affair } from '#flows/model/affair.ts'
import { beijingDay } from '#flows/time/beijing.ts'
import { workdaysAfter } from '#flows/time/calendar.ts'
import { mostDaysLater } from '#flows/plan/deferral.ts'
import { mark } from '#flows/notice/mark.ts'
import type { Told } from '#flows/notice/told.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { isCaseNumber } from '../platform/case-number.ts'
import type { Session } from '../session/journeys.ts'
import { ApplySession } from '../session/journeys/apply.ts'
import { ProgressSession } from '../session/journeys/progress.ts'
import type { Dependencies } from './dependencies.ts'
import type { CommandFailure, HandlersOf } from './handler.ts'

type Used = Pick<
  Dependencies,
  | 'applications'
  | 'sessions'
  | 'affairs'
  | 'calendar'
  | 'notices'
  | 'district'
  | 'status'
  | 'documents'
  | 'audit'
  | 'now'
  | 'newId'
>

export function sessionCommands({
  applications,
  sessions,
  affairs,
  calendar,
  notices,
  district,
  status,
  documents,
  audit,
  now,
  newId,
}: Used): HandlersOf<'Session'> {
  /** Of the open session: ISO 8601. */
  let begunAt = ''
  return {
    /** After a reload the statechart uses the session's content to walk forward to where the citizen was. */
    'Session.Current': (_payload, { session }) => {
      const left = session ? null : applications.unconcluded()
      return ok({ session: session && { ...session.open, begunAt }, unconcluded: left })
    },

    'Session.Begin': (wanted) => {
      const begun = begin(wanted)
      if (!begun.ok) return begun
      const session = begun.value
      if (wanted.textSize !== undefined) session.textSize = wanted.textSize
      sessions.begin(session)
      begunAt = now().toISOString()
      const affair = session.journey === 'apply' ? session.affair.id : 'none'
      audit.record('session.begun', { session: session.id, journey: session.journey, affair })
      // Starts the document engines while the citizen reads the first screen.
      void documents.warm()
      return ok({ ...session.open, begunAt })
    },

    'Session.Save': (patch, { session }) => {
      const { submission } = session.draft
      session.save(patch)
      // Taken up again to be mended: its citizen knows what became of it.
      if (submission !== null && session.draft.submission === null) void applications.conclude(submission.applicationId)
      return ok(null)
    },

    'Session.SetLanguage': ({ language }, { session }) => {
      session.language = language
      return ok(null)
    },

    'Session.SetTextSize': ({ textSize }, { session }) => {
      session.textSize = textSize
      return ok(null)
    },

    // Nothing to do: the dispatcher takes every command as a sign of life.
    'Session.Alive': () => ok(null),

    'Session.End': ({ reason }, { session }) => {
      // The page has shown what became of the application, unless it could not go on.
      const handedIn = session?.journey === 'apply' && reason !== 'attendant' ? session.draft.submission : null
      if (handedIn) void applications.conclude(handedIn.applicationId)
      sessions.end(reason)
      return ok(null)
    },
  }

  function begin(wanted: CheckedPayload<'Session.Begin'>): Result<Session, CommandFailure> {
    if (wanted.journey === 'progress') return ok(new ProgressSession(newId(), wanted.language))
    const affair = affairs.get(wanted.affair)
    if (!affair) return fail({ code: 'unknownAffair' })
    // Refused before the first question rather than after the last.
    const { cannotSeal } = status.now()
    if (cannotSeal !== null) return fail({ code: cannotSeal })
    const { corrects, language } = wanted
    const told = wanted.notice === undefined ? null : readNotice(wanted.notice, affair)
    if (told?.ok === false) return told
    const today = beijingDay(now())
    const session = new ApplySession(newId(), affair, language, today, workdaysAfter(calendar, today, mostDaysLater))
    if (corrects !== undefined && isCaseNumber(corrects)) session.record({ corrects })
    if (told !== null) session.takeUp(told.value)
    return ok(session)
  }

  function readNotice(code: string, affair: Affair): Result<Told, CommandFailure> {
    const told = notices?.read(code, district.code) ?? fail({ code: 'noticeUnknown' })
    return told.ok && told.value.affair !== mark(affair.id) ? fail({ code: 'noticeUnknown' }) : told
  }
}
