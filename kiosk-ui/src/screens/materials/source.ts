import type { Plan, PlannedMaterial } from '#flows/plan.ts'
import { local, t } from '../../texts/index.ts'

/** Where a material comes from, from the citizen's point of view. */
export function sourceWords({ material, producedBy }: PlannedMaterial, plan: Plan): string {
  const producer = producedBy === undefined ? undefined : plan.items.find((one) => one.item.id === producedBy)
  if (producer !== undefined) return t('source.produced', { item: local(producer.item.name) })
  const words = t(`source.${material.source}`)
  return material.deferrable ? `${words}${t('source.deferrable')}` : words
}
