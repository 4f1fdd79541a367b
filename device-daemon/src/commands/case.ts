import { fail, ok } from '../base/result.ts'
import { collect, progressHere, progressTold, type CaseKey } from '../cases/collect.ts'
import type { KeptApplication } from '../applications/port.ts'
import type { PlatformCases } from '../platform/port.ts'
import type { ProgressSession } from '../session/journeys/progress.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

const noCases: PlatformCases = { cases: [], unreadable: 0 }

type Used = Pick<Dependencies, 'applications' | 'platform' | 'affairs' | 'audit'>

interface Known {
  /** null: the platform did not answer. */
  readonly told: PlatformCases | null
  readonly kept: readonly KeptApplication[]
}

export function caseCommands({ applications, platform, affairs, audit }: Used): HandlersOf<'Case'> {
  return {
    'Case.List': async (_payload, { session, signal, revoked }) => {
      const { told, kept } = await knownOf(session, signal)
      const refusal = revoked()
      if (refusal) return fail(refusal)
      const cases = collect(told?.cases ?? [], kept, affairs).map((each) => ({ id: session.nameOf(each), ...each }))
      const answered = told === null ? 'offline' : 'online'
      audit.record('case.listed', { session: session.id, count: cases.length, platform: answered })
      return ok({ cases, platform: answered, unreadable: told?.unreadable ?? 0 })
    },

    'Case.Open': async ({ case: name }, { session, signal, revoked }) => {
      const key = session.listed(name)
      if (!key) return fail({ code: 'notAllowedNow' })
      const kept = keptOf(key)
      const told = key.caseNumber === null ? null : await platform.caseStatus(key.caseNumber, signal)
      const refusal = revoked()
      if (refusal) return fail(refusal)
      if (told && !told.ok && !kept) return failedOutside(told.failure)
      audit.record('case.opened', { session: session.id })
      // The applicant is now being shown what became of their application.
      if (kept) void applications.conclude(kept.application.id)
      if (told?.ok) return ok({ id: name, ...progressTold(told.value, kept, affairs) })
      return kept ? ok({ id: name, ...progressHere(kept) }) : fail({ code: 'notAllowedNow' })
    },
  }

  /** The cases this session may see: all of an identified person's, or the one of a proven receipt. */
  async function knownOf({ identity, proven }: ProgressSession, signal: AbortSignal): Promise<Known> {
    if (identity) {
      const told = await platform.casesOfPerson(identity, signal)
      return { told: told.ok ? told.value : null, kept: applications.keptOf(identity.idNumber) }
    }
    if (!proven) return { told: noCases, kept: [] }
    const kept = keptOf(proven)
    const caseNumber = kept?.caseNumber ?? proven.caseNumber
    const told = caseNumber === null ? null : await platform.caseStatus(caseNumber, signal)
    return {
      told: told === null ? noCases : told.ok ? { cases: [told.value], unreadable: 0 } : null,
      kept: kept ? [kept] : [],
    }
  }

  function keptOf({ applicationId }: CaseKey): KeptApplication | null {
    return applicationId === null ? null : applications.kept(applicationId)
  }
}
