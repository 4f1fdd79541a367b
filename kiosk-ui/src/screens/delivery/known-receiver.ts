import type { FieldType } from '#flows/affair.ts'
import type { Draft } from '#flows/draft.ts'
import { fillForm } from '#flows/fields.ts'
import type { Plan } from '#flows/plan.ts'

/**
 * Who receives results by default: the applicant, with the first mobile number and address the form has. Nothing is
 * asked twice.
 */
export function knownReceiver(
  plan: Plan,
  draft: Draft,
): { readonly receiver: string; readonly mobile: string; readonly address: string } {
  const fields = fillForm(plan, draft).flatMap((group) => group.fields)
  const first = (type: FieldType): string => {
    const value = fields.find((one) => one.field.type === type && one.problem === null)?.value
    return typeof value === 'string' ? value : ''
  }
  return {
    receiver: draft.identity?.name ?? '',
    mobile: first('mobile'),
    address: first('address') || (draft.identity?.address ?? ''),
  }
}
