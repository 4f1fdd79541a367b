import type { ReturnReason } from '#flows/draft/draft.ts'
import type { FilledGroup } from '#flows/draft/fields.ts'
import type { Plan } from '#flows/plan/plan.ts'

/** The step where a reason can be corrected; null if it names nothing that this service asks for. */
export function stepToMend(reason: ReturnReason, plan: Plan, form: readonly FilledGroup[]): string | null {
  if (reason.material !== undefined) {
    const planned = plan.materials.find((one) => one.merged.includes(reason.material ?? ''))
    return planned === undefined ? null : `material.${planned.material.id}`
  }
  const group = form.find(({ fields }) => fields.some(({ field }) => field.id === reason.field))
  return group === undefined ? null : `form.${group.group.id}`
}
