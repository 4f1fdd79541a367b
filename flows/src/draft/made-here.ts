/** Materials that the terminal makes: forms of departments, and texts that somebody signs. Pure. */
import type { Declaration } from '../model/affair.ts'
import type { Draft } from './draft.ts'
import { fillForm } from './fields.ts'
import type { Plan, PlannedMaterial } from '../plan/plan.ts'

/** An undertaking that is refused is not made. */
export const madeHere = (plan: Plan, draft: Draft): readonly PlannedMaterial[] =>
  plan.materials.filter(({ material, producedBy }) => {
    if (material.source !== 'form' || producedBy !== undefined) return false
    return isGiven(material.document?.given, plan, draft)
  })

/** While nothing is said yet, it will be given. */
export function isGiven(given: Declaration['given'], plan: Plan, draft: Draft): boolean {
  if (given === undefined) return true
  const filled = fillForm(plan, draft).flatMap(({ fields }) => fields)
  const value = filled.find(({ field }) => field.id === given.field)?.value ?? null
  return value === null || [value].flat().some((one) => given.in.includes(one))
}
