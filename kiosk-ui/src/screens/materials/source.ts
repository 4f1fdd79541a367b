import { byWhen } from '#flows/plan/deferral.ts'
import type { Draft } from '#flows/draft/draft.ts'
import type { Plan, PlannedMaterial } from '#flows/plan/plan.ts'
import { local, t } from '../../texts/index.ts'

/**
 * Where a material comes from, from the citizen's point of view. `toBring`: the platform was to have it and turned out
 * not to.
 */
export function sourceWords(
  { material, producedBy }: PlannedMaterial,
  plan: Plan,
  { workdays }: Pick<Draft, 'workdays'>,
  toBring = false,
): string {
  const producer = producedBy === undefined ? undefined : plan.items.find((one) => one.item.id === producedBy)
  if (producer !== undefined) return t('source.produced', { item: local(producer.item.name) })
  const words = t(`source.${toBring ? 'upload' : material.source}`)
  return material.deferrable === false
    ? words
    : t('source.deferrable', { source: words, byWhen: local(byWhen(material.deferrable, workdays)) })
}
