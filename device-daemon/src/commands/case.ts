import type { Went } from '#flows/draft/went.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { asConfirmed, toldOf, untold, withAppointment } from '../cases/appointments.ts'
import { withSupplies } from '../cases/supplied.ts'
import { collect, continued, progressHere, progressTold, type CaseKey, type UnnamedProgress } from '../cases/collect.ts'
import type { KeptApplication } from '../applications/port.ts'
import type { PlatformCases, PlatformFailure } from '../platform/port.ts'
import { wentOf } from '../platform/went.ts'
import type { ProgressSession } from '../session/journeys/progress.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

const noCases: PlatformCases = { cases: [], unreadable: 0, older: false }

type Used = Pick<Dependencies, 'applications' | 'platform' | 'affairs' | 'audit'>

interface Known {
  readonly told: PlatformCases
  /** How asking the platform went. */
  readonly platform: Went
  readonly kept: readonly KeptApplication[]
}

export function caseCommands({ applications, platform, affairs, audit }: Used): HandlersOf<'Case'> {
  return {
    'Case.List': async (_payload, { session, signal, revoked }) => {
      const { told, kept, platform: went } = await knownOf(session, signal)
      const refusal = revoked()
      if (refusal) return fail(refusal)
      const cases = collect(told.cases, kept, affairs).map((each) => ({ id: session.nameOf(each), ...each }))
      audit.record('case.listed', { session: session.id, count: cases.length, platform: went })
      return ok({ cases, platform: went, unreadable: told.unreadable, older: told.older })
    },

    'Case.Open': async ({ case: name }, { session, signal, revoked }) => {
      const key = session.listed(name)
      if (!key) return fail({ code: 'notAllowedNow' })
      const kept = keptOf(key)
      const told = key.caseNumber === null ? null : await platform.caseStatus(key.caseNumber, signal)
      const known = told?.ok
        ? await withTimes(progressTold(told.value, kept, affairs), kept, signal)
        : // Where there is no case yet, the terminal itself knows best.
          kept && progressHere(kept, affairs, told ? wentOf(told.failure) : 'online')
      const refusal = revoked()
      if (refusal) return fail(refusal)
      if (told && !told.ok && !kept) return failedOutside(told.failure)
      audit.record('case.opened', { session: session.id })
      // The applicant is now being shown what became of their application.
      if (kept) void applications.conclude(kept.application.id)
      const theirs = session.identity ? applications.keptOf(session.identity.idNumber) : []
      if (!known) return fail({ code: 'notAllowedNow' })
      const affair = affairs.get(known.affair.id)
      const supplies = session.identity ? applications.suppliesOf(session.identity.idNumber) : null
      const progress = withSupplies(continued(known, theirs), supplies, affair)
      // Changed elsewhere, perhaps: a receipt printed from here must say the time that is held.
      if (kept)
        await Promise.all(
          toldOf(progress).map(([item, held]) => applications.noteAppointment(kept.application.id, item, held)),
        )
      session.show(name, progress)
      return ok({ id: name, ...progress })
    },
  }

  /** The cases this session may see: all of an identified person's, or the one of a proven receipt. */
  async function knownOf({ identity, proven }: ProgressSession, signal: AbortSignal): Promise<Known> {
    if (identity) {
      const told = await platform.casesOfPerson(identity, signal)
      return { ...asTold(told), kept: applications.keptOf(identity.idNumber) }
    }
    if (!proven) return { ...asTold(ok(noCases)), kept: [] }
    const kept = keptOf(proven)
    const caseNumber = kept?.caseNumber ?? proven.caseNumber
    const told = caseNumber === null ? null : await platform.caseStatus(caseNumber, signal)
    const list = told?.ok ? ok({ ...noCases, cases: [told.value] }) : (told ?? ok(noCases))
    return { ...asTold(list), kept: kept ? [kept] : [] }
  }

  /** An answer about a case need not say which times are held: those are asked for, and else as confirmed last. */
  async function withTimes(
    progress: UnnamedProgress,
    kept: KeptApplication | null,
    signal: AbortSignal,
  ): Promise<UnnamedProgress> {
    const { caseNumber } = progress
    const items = caseNumber === null ? [] : untold(progress)
    const answers = await Promise.all(items.map((item) => platform.appointment(caseNumber ?? '', item, signal)))
    const asked = items.reduce((one, item, at) => {
      const answer = answers[at]
      return answer?.ok ? withAppointment(one, item, answer.value) : one
    }, progress)
    return asConfirmed(asked, kept?.appointments ?? {})
  }

  function keptOf({ applicationId }: CaseKey): KeptApplication | null {
    return applicationId === null ? null : applications.kept(applicationId)
  }
}

function asTold(answer: Result<PlatformCases, PlatformFailure>): Pick<Known, 'told' | 'platform'> {
  if (answer.ok) return { told: answer.value, platform: 'online' }
  return { told: noCases, platform: wentOf(answer.failure) }
}
