/** 容缺补交: what was promised is handed in to a case. Like 提交 it is sealed before anything is told, then sent. */
import { beijingDay } from '#flows/time/beijing.ts'
import { suppliable } from '#flows/case/supply.ts'
import type { SupplementInput } from '../applications/supplement.ts'
import { materialOf } from '../cases/supplied.ts'
import { fail, ok } from '../base/result.ts'
import { matching, typeOf, validAt } from '../session/holdings.ts'
import type { ProgressSession, Supply } from '../session/journeys/progress.ts'
import type { Licence } from '../platform/port.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import { platformWaitMs } from './application.ts'
import type { Dependencies } from './dependencies.ts'

type Used = Pick<
  Dependencies,
  'applications' | 'platform' | 'affairs' | 'audit' | 'status' | 'clock' | 'terminal' | 'now'
>

export function supplyCommands(used: Used): HandlersOf<'Supply'> {
  const { applications, platform, affairs, audit, status, clock, terminal, now } = used

  return {
    'Supply.Begin': async ({ case: name, material: id }, { session, signal, revoked }) => {
      const key = session.listed(name)
      const progress = session.shown(name)
      const missing = progress && suppliable(progress).find((one) => one.id === id)
      const affair = progress === null ? undefined : affairs.get(progress.affair.id)
      const material = materialOf(id, affair)
      if (!key || !missing || affair === undefined || material === undefined) return fail({ code: 'notAllowedNow' })
      const licence = await licenceFor(material, affair.id, session, signal)
      const refusal = revoked()
      if (refusal) return fail(refusal)
      const { until } = missing
      session.supply({ case: name, key, affair, material, licence, pages: [], ...(until !== undefined && { until }) })
      return ok({
        material,
        ...(until !== undefined && { until }),
        licence: licence && { number: licence.number, issuer: licence.issuer },
      })
    },

    /** No `await` between the checks and the seal, so that nothing is handed in twice. */
    'Supply.HandIn': async ({ by }, { session, signal }) => {
      const { supplying, identity } = session
      const provided = supplying && handed(supplying, by, session)
      if (!supplying || !identity || !provided) return fail({ code: 'notAllowedNow' })
      const { cannotSeal } = status.now()
      if (cannotSeal !== null) return fail({ code: cannotSeal })
      const { affair, key, material, until } = supplying
      audit.record('application.submitting', { session: session.id })
      const sealed = applications.supply({
        affair: { id: affair.id, name: affair.name },
        ...key,
        terminal,
        applicant: identity,
        material: { id: material.id, name: material.name, ...(until !== undefined && { until }) },
        provided,
      })
      if (!sealed.ok) {
        audit.record('application.notSealed', { session: session.id, code: sealed.failure.code })
        status.refresh()
        return failedOutside(sealed.failure)
      }
      const { applicationId, digest } = sealed.value
      audit.record('application.sealed', { session: session.id, application: applicationId, digest })
      session.supply(null)
      const patience = new AbortController()
      const forget = clock.after(platformWaitMs, () => patience.abort())
      try {
        return ok(await applications.sendNow(applicationId, AbortSignal.any([signal, patience.signal])))
      } finally {
        forget()
      }
    },
  }

  /** What was a photograph then may have been issued meanwhile; where the platform does not say, it is photographed. */
  async function licenceFor(
    material: Supply['material'],
    affair: string,
    { identity }: ProgressSession,
    signal: AbortSignal,
  ): Promise<Licence | null> {
    if (!identity || material.source === 'upload') return null
    const told = await platform.licences(identity, affair, [typeOf(material)], signal)
    return told.ok ? (matching(material, validAt(beijingDay(now()), told.value))[0] ?? null) : null
  }
}

/** null: not enough pages, or no licence was found. */
function handed(
  { material, licence, pages }: Supply,
  by: 'pages' | 'licence',
  session: ProgressSession,
): SupplementInput['provided'] | null {
  if (by === 'licence') return licence && { by: 'fetched', licenceNumber: licence.number }
  // The pictures are overwritten as soon as they are sealed: the seal has its own copy.
  const taken = pages.flatMap(({ page }) => session.picture(page) ?? [])
  return taken.length < (material.pages?.min ?? 1) ? null : { by: 'captured', pages: taken }
}
