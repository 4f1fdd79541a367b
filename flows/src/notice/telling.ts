/** What a notice about this plan tells. Pure. */
import type { Affair, Item, Material, Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import { confirmedBy, feeOf } from '../plan/facts-shown.ts'
import type { Plan } from '../plan/plan.ts'
import { isBrought } from '../draft/steps.ts'
import { mark, type Mark } from './mark.ts'
import { mostDays, type Told } from './told.ts'

export const markOfOption = (question: string, option: string): Mark => mark(`${question} ${option}`)
export const markOfItem = ({ id }: Pick<Item, 'id'>): Mark => mark(id)
/** A paper stays the same one when it is asked for by another entry of the file. */
export const markOfMaterial = ({ kind, holder }: Pick<Material, 'kind' | 'holder'>): Mark => mark(`${kind} ${holder}`)
export const markOfFee = (fee: Text | null): Mark | null => fee && mark(fee.zh)

export function toldBy(affair: Affair, district: District, plan: Plan): Told {
  return {
    district: district.code,
    affair: mark(affair.id),
    version: mark(affair.version),
    days: Math.min(plan.workingDays, mostDays),
    confirmed: plan.workingDaysConfirmed,
    fee: markOfFee(feeOf(affair, confirmedBy(district, affair.id)?.fee)),
    answers: plan.questions.flatMap(({ id }) => {
      const chosen = Object.hasOwn(plan.answers, id) ? (plan.answers[id] ?? []) : []
      return chosen.length === 0 ? [] : [chosen.map((option) => markOfOption(id, option))]
    }),
    items: plan.items.map(({ item, selected }) => ({ mark: markOfItem(item), selected })),
    materials: plan.materials.map((entry) => ({ mark: markOfMaterial(entry.material), brought: isBrought(entry) })),
  }
}
