/**
 * 部门视图: what of the merged 申请表 and the materials one department needs for its items, and nothing that only others need
 * (个人信息保护法 第六条, 最小必要). Pure.
 */
import type { Affair, Condition, FormGroup, Item, Material, Question } from '../model/affair.ts'
import { evaluate, references } from '../model/condition.ts'

export interface DepartmentPart {
  readonly items: readonly Item[]
  readonly form: readonly FormGroup[]
  readonly materials: readonly Material[]
}

/** By their names in Chinese, in the order of the items. */
export const departmentsOf = ({ items }: Affair): readonly string[] => [
  ...new Set(items.map(({ department }) => department.zh)),
]

/** `items`: those that are offered. */
export function departmentPart(affair: Affair, items: readonly Item[], department: string): DepartmentPart {
  return itemsPart(
    affair,
    items,
    items.filter((item) => item.department.zh === department),
  )
}

/** The same for some of the items that are offered, whoever handles them. */
export function itemsPart(affair: Affair, items: readonly Item[], mine: readonly Item[]): DepartmentPart {
  const ids = new Set(mine.map(({ id }) => id))
  const needs = (when: Condition | undefined): boolean => {
    const owners = ownersOf(when, affair, items)
    return owners === null || owners.some((id) => ids.has(id))
  }
  return {
    items: mine,
    form: affair.form
      .filter(({ when }) => needs(when))
      .map((group) => ({ ...group, fields: group.fields.filter(({ when }) => needs(when)) }))
      .filter(({ fields }) => fields.length > 0),
    materials: affair.materials.filter(({ forItems, when }) =>
      forItems.length > 0 ? forItems.some((id) => ids.has(id)) : needs(when),
    ),
  }
}

/**
 * The items that a part of the form belongs to: those it names, or those without one of which it never applies (what is
 * asked of a company applies only with its registration). Null: all.
 */
function ownersOf(when: Condition | undefined, affair: Affair, items: readonly Item[]): readonly string[] | null {
  if (when === undefined) return null
  const named = references(when)
  if (named.items.length > 0) return named.items
  const asked = new Set(named.answers.map(({ question }) => question))
  const kin = items.filter((item) => {
    const looksAt = references(item.when).answers
    return looksAt.length > 0 && looksAt.every(({ question }) => asked.has(question))
  })
  const questions = affair.questions.filter(({ id }) => asked.has(id))
  const owners = new Set<string>()
  for (const answers of combinations(questions)) {
    const facts = { answers, items: new Set<string>() }
    if (!evaluate(when, facts)) continue
    const needing = kin.filter((item) => evaluate(item.when, facts))
    if (needing.length === 0) return null
    for (const { id } of needing) owners.add(id)
  }
  return owners.size === 0 ? null : [...owners]
}

/** One option of each question; of several at once a part applies if it applies to one of them. */
function combinations(questions: readonly Question[]): readonly Readonly<Record<string, readonly string[]>>[] {
  return questions.reduce<readonly Readonly<Record<string, readonly string[]>>[]>(
    (all, { id, options }) => all.flatMap((one) => options.map((option) => ({ ...one, [id]: [option.id] }))),
    [{}],
  )
}
