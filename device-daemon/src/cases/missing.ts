/** 容缺 in 查办件: what of a case is still to be handed in, and by when. Pure. */
import type { Affair, Text } from '#flows/model/affair.ts'
import { traitsOf } from '#flows/case/case-traits.ts'
import type { CaseStanding, MissingMaterial } from '#flows/case/case.ts'
import type { KeptApplication } from '../applications/port.ts'
import type { PlatformProgress } from '../platform/port.ts'

/** Nothing is awaited any more of a case that is over. */
export const awaits = (standing: CaseStanding): boolean => {
  const { over, taken } = traitsOf(standing)
  return !over && taken !== 'no'
}

/** As the application promised it. */
export const missingHere = ({
  application,
  standing,
}: Pick<KeptApplication, 'application'> & { readonly standing: CaseStanding }): readonly MissingMaterial[] =>
  awaits(standing)
    ? application.materials.flatMap(({ id, name, provided }) => {
        if (provided.by !== 'promised') return []
        const { until, onSite } = provided
        return [{ id, name, ...(until !== undefined && { until }), ...(onSite && { onSite }) }]
      })
    : []

/** The platform knows what has come since; where it says nothing, the promise stands. */
export function missingTold(
  { missing, standing }: PlatformProgress,
  kept: KeptApplication | null,
  affair: Affair | undefined,
): readonly MissingMaterial[] {
  if (missing === null) return kept === null ? [] : missingHere({ ...kept, standing })
  if (!awaits(standing)) return []
  const promised = kept === null ? [] : missingHere({ ...kept, standing })
  return missing.map(({ id, name, until, reason }) => {
    const sealed = promised.find((one) => one.id === id)
    const known: Text | undefined = sealed?.name ?? affair?.materials.find((one) => one.id === id)?.name
    return {
      id,
      name: known ?? { zh: name, en: name },
      ...(until !== undefined && { until }),
      ...(sealed?.onSite && { onSite: sealed.onSite }),
      ...(reason !== undefined && { reason }),
    }
  })
}
