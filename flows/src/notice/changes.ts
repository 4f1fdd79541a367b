/**
 * What is different from what a printed notice told, for the same answers: said before the citizen goes on. What is
 * gone from the file has no name any more; of an item, the paper's own number leads to it. Pure.
 */
import type { Affair, Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import type { Draft } from '../draft/draft.ts'
import { plan as makePlan, type Plan } from '../plan/plan.ts'
import { byMark, mark } from './mark.ts'
import { takenUp } from './taken-up.ts'
import { markOfItem, markOfMaterial, toldBy } from './telling.ts'
import type { Told } from './told.ts'

export interface Changes {
  /** The guide is of another version, whether or not it makes a difference here. */
  readonly version: boolean
  readonly items: {
    readonly added: readonly Text[]
    /** Left out then, and cannot be left out any more. */
    readonly required: readonly Text[]
    /** A number: that of the paper. */
    readonly gone: readonly (Text | number)[]
  }
  readonly materials: {
    readonly added: readonly Text[]
    readonly gone: readonly Text[]
    /** How many more are gone, whose names are not known any more. */
    readonly goneUnnamed: number
    readonly nowToBring: readonly Text[]
    readonly noLongerToBring: readonly Text[]
  }
  readonly time: boolean
  readonly fee: boolean
}

/** null: not taken up from a notice, or the citizen has answered something else since. */
export function changesSince(affair: Affair, district: District, draft: Draft): Changes | null {
  const { takenUp: told } = draft
  if (told === null) return null
  const then = takenUp(affair, told)
  const same = Object.entries(then.answers).every(
    ([question, options]) =>
      !then.passed.includes(`question.${question}`) || options.join() === draft.answers[question]?.join(),
  )
  // With the choice of then: what the citizen leaves out now is no change of the guide.
  return same ? compared(told, affair, district, makePlan(affair, district, { ...draft, choice: then.choice })) : null
}

function compared(told: Told, affair: Affair, district: District, plan: Plan): Changes {
  const now = toldBy(affair, district, plan)
  const items = byMark(affair.items, markOfItem)
  const before = new Map(told.items.map((one) => [one.mark, one.selected]))
  const after = new Set(now.items.map((one) => one.mark))
  const brought = new Map(told.materials.map((one) => [one.mark, one.brought]))
  const kinds = new Map(affair.materials.map((one) => [markOfMaterial(one), one.name]))
  const wanted = plan.materials.map(({ material }, at) => ({
    name: material.name,
    before: brought.get(markOfMaterial(material)),
    now: now.materials[at]?.brought === true,
  }))
  const goneMaterials = told.materials.filter((one) => !now.materials.some(({ mark }) => mark === one.mark))
  const named = goneMaterials.flatMap((one) => kinds.get(one.mark) ?? [])
  return {
    version: told.version !== mark(affair.version),
    items: {
      added: plan.items.filter(({ item }) => !before.has(markOfItem(item))).map(({ item }) => item.name),
      required: plan.items
        .filter(({ item, selected }) => selected && before.get(markOfItem(item)) === false)
        .map(({ item }) => item.name),
      gone: told.items.flatMap((one, at) =>
        one.selected && !after.has(one.mark) ? [items.get(one.mark)?.name ?? at + 1] : [],
      ),
    },
    materials: {
      added: wanted.filter((one) => one.before === undefined).map(({ name }) => name),
      gone: named,
      goneUnnamed: goneMaterials.length - named.length,
      nowToBring: wanted.filter((one) => one.before === false && one.now).map(({ name }) => name),
      noLongerToBring: wanted.filter((one) => one.before === true && !one.now).map(({ name }) => name),
    },
    time: told.days !== now.days || told.confirmed !== now.confirmed,
    fee: told.fee !== now.fee,
  }
}

/** Nothing of it concerns this citizen. */
export const nothingChanged = ({ items, materials, time, fee }: Changes): boolean =>
  !time &&
  !fee &&
  materials.goneUnnamed === 0 &&
  [...Object.values(items), materials.added, materials.gone, materials.nowToBring, materials.noLongerToBring].every(
    (list) => list.length === 0,
  )
