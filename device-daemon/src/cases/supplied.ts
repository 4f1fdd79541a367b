/** 容缺补交 in 查办件: what has been handed in here since, and what of the rest can be. Pure. */
import type { Affair, Material } from '#flows/model/affair.ts'
import type { MissingMaterial, SuppliedMaterial } from '#flows/case/case.ts'
import { isOnItsWay } from '#flows/case/supply.ts'
import type { KeptSupplement } from '../applications/supplement.ts'
import { sameCase, type CaseKey, type UnnamedProgress } from './collect.ts'
import { awaits } from './missing.ts'

/** Of one case, newest first. */
export const suppliesOf = (key: CaseKey, supplies: readonly KeptSupplement[]): readonly KeptSupplement[] =>
  supplies.filter(({ supplement, submission }) =>
    sameCase(key, {
      applicationId: supplement.applicationId,
      caseNumber: supplement.caseNumber ?? (submission.outcome === 'accepted' ? submission.caseNumber : null),
    }),
  )

/** `supplies`: of whoever is identified, newest first; null: nobody is, and nothing can be handed in. */
export function withSupplies<P extends UnnamedProgress>(
  progress: P,
  supplies: readonly KeptSupplement[] | null,
  affair: Affair | undefined,
): P {
  if (supplies === null) return progress
  const theirs = suppliesOf(progress, supplies)
  const latest = theirs.filter((one, at) => theirs.findIndex((other) => ofMaterial(other) === ofMaterial(one)) === at)
  const supplied = latest.map(suppliedOf)
  const missing = progress.missing
    .filter(({ id }) => !supplied.some((one) => one.id === id && counts(one, progress)))
    .map((one) => ({
      ...one,
      ...reasonOf(one, latest),
      ...(isSuppliable(one, progress, affair) && { here: true as const }),
    }))
  return { ...progress, supplied, missing }
}

/** The material of the service, as it is photographed; undefined: it is handed in elsewhere. */
export const materialOf = (id: string, affair: Affair | undefined): Material | undefined =>
  affair?.materials.find((one) => one.id === id && one.source !== 'form')

const ofMaterial = ({ supplement }: KeptSupplement): string => supplement.material.id

/** Taken, or on its way there. What the platform says later is nearer to the truth. */
const counts = (one: SuppliedMaterial, { platform }: UnnamedProgress): boolean =>
  isOnItsWay(one) || (one.standing === 'accepted' && platform !== 'online')

function suppliedOf({ supplement, submission }: KeptSupplement): SuppliedMaterial {
  const { id, name } = supplement.material
  return {
    id,
    name,
    at: supplement.sealedAt,
    standing: submission.outcome,
    ...(submission.outcome === 'accepted' && submission.late && { late: submission.late }),
  }
}

/** The platform's word, or its answer to what was handed in here, or why staff have ended that. */
function reasonOf({ id, reason }: MissingMaterial, latest: readonly KeptSupplement[]): Pick<MissingMaterial, 'reason'> {
  if (reason !== undefined) return { reason }
  const submission = latest.find((one) => ofMaterial(one) === id)?.submission
  if (submission === undefined) return {}
  if ('reasons' in submission && submission.reasons.length > 0)
    return { reason: submission.reasons.map(({ text }) => text).join(' ') }
  return 'message' in submission && submission.message !== undefined ? { reason: submission.message } : {}
}

const isSuppliable = (
  { id, onSite }: MissingMaterial,
  { standing }: UnnamedProgress,
  affair: Affair | undefined,
): boolean => onSite !== true && awaits(standing) && materialOf(id, affair) !== undefined
