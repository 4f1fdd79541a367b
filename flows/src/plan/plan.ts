/**
 * The core: answers and choice → what applies (一次告知). Pure, total, fast (≤ 0.2 ms for the largest affair).
 *
 * The order of evaluation keeps conditions from depending on themselves: questions that depend on answers only → items
 * (on answers only) → selection → all questions (on answers and items) → materials and form. The catalogue's lint
 * enforces this for the files.
 */
import type { Affair, Field, FormGroup, Item, Material, Party, Question, Text } from '../model/affair.ts'
import { evaluate, references, type Facts } from '../model/condition.ts'
import type { District, DistrictAffair } from '../model/district.ts'
import type { CitizenPart } from '../draft/draft.ts'
import { lapseIn, stricter, withinPromises } from './deferral.ts'
import { doneElsewhere, promiseOf } from './facts-shown.ts'
import { needingItems } from './results.ts'

export interface PlannedItem {
  readonly item: Item
  readonly selected: boolean
  /** Why it cannot be deselected; absent if the citizen is free to. */
  readonly locked?: Text
  /** 0-based stage of the dependency graph of the selected items; -1 if not selected. */
  readonly stage: number
  /** Working days; `confirmed` false: not the district's own, never shown as a promise; the 受理通知书 decides. */
  readonly promise: { readonly days: number; readonly confirmed: boolean }
  /** Selected items that must be finished before it. */
  readonly after: readonly string[]
}

export interface PlannedMaterial {
  /**
   * If several materials have the same (kind, holder): the first, with their names joined and the strictest demands of
   * all.
   */
  readonly material: Material
  /** Ids of the materials merged into it, its own first. */
  readonly merged: readonly string[]
  /** The selected items it is for (一套材料: one copy serves all of them). */
  readonly forItems: readonly string[]
  /** The selected item that produces it, so that there is nothing to fetch or bring. */
  readonly producedBy?: string
}

export interface PlannedGroup {
  readonly group: FormGroup
  /** Whom it describes; null: nobody in particular. */
  readonly party: Party | null
  /**
   * Fields that apply by `when`, with `sameAs` removed where `sameAsWhen` does not hold. `whenField` is left to
   * `fillForm`, because it depends on typed values.
   */
  readonly fields: readonly Field[]
}

export interface Plan {
  /** Questions that apply now, in order, answered or not; none after a blocking answer. */
  readonly questions: readonly Question[]
  /** The valid answers among those given: to questions that apply, with options that exist. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** Every question that applies has a valid answer and none blocks. */
  readonly answered: boolean
  /** Applicable items in stage order, unselected ones last. */
  readonly items: readonly PlannedItem[]
  /** Selected item ids by stage; the items of a stage run in parallel (并联). */
  readonly stages: readonly (readonly string[])[]
  /** Working days: what the district promises for the whole, otherwise the critical path of the selected items. */
  readonly workingDays: number
  readonly workingDaysConfirmed: boolean
  readonly materials: readonly PlannedMaterial[]
  /** 容缺: what happens if a promised material does not come in time. */
  readonly lapse: Text
  readonly form: readonly PlannedGroup[]
  /** Everybody whom the affair names. */
  readonly parties: readonly Party[]
  /** Answers that end the journey. */
  readonly blocks: readonly {
    readonly question: string
    readonly option: string
    readonly reason: Text
    readonly goTo: Text
  }[]
  /** What to know before going on, by the answers; and where that is done which the district does not handle here. */
  readonly hints: readonly Text[]
}

export type PlanInput = Pick<CitizenPart, 'answers' | 'choice'>

/**
 * Computes what applies. Answers to questions that do not apply, unknown ids and choices about locked items are
 * ignored.
 */
export function plan(affair: Affair, district: District, input: PlanInput): Plan {
  const local = own(district.affairs, affair.id)
  const nothingSelected: ReadonlySet<string> = new Set()
  const early = walk(questionsWithoutItems(affair), input.answers, nothingSelected)
  const chosen = select(affair, local, { answers: early.answers, items: nothingSelected }, input.choice)
  const selected = new Set(chosen.filter((entry) => entry.selected).map((entry) => entry.item.id))
  const { questions, answers, blocks, hints, answered } = walk(affair.questions, input.answers, selected)
  const facts: Facts = { answers, items: selected }
  const { items, stages } = layer(chosen, selected)
  return {
    questions,
    answers,
    answered,
    items,
    stages,
    ...total(items, local),
    materials: materialsOf(affair, facts, items),
    lapse: lapseIn(district),
    form: formOf(affair, facts),
    parties: affair.parties,
    blocks,
    hints: [...hints, ...elsewhereOf(affair, local, { answers: early.answers, items: nothingSelected })],
  }
}

/** Of items that apply and that the district does not handle: nobody is left to find out by their absence. */
function elsewhereOf(affair: Affair, local: DistrictAffair | undefined, facts: Facts): readonly Text[] {
  return doneElsewhere(local).flatMap(([id, goTo]) => {
    const item = affair.items.find((one) => one.id === id)
    return item !== undefined && evaluate(item.when, facts) ? [goTo] : []
  })
}

/** Own members only: an id such as `constructor` must not find what the prototype has. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

const withoutItems = new WeakMap<Affair, readonly Question[]>()

/** Questions whose `when` depends on no selected item, not even indirectly. Computed once per affair. */
export function questionsWithoutItems(affair: Affair): readonly Question[] {
  const known = withoutItems.get(affair)
  if (known !== undefined) return known
  const late = new Set<string>()
  const questions = affair.questions.filter((question) => {
    const looksAt = references(question.when)
    const free = looksAt.items.length === 0 && !looksAt.answers.some((answer) => late.has(answer.question))
    if (!free) late.add(question.id)
    return free
  })
  withoutItems.set(affair, questions)
  return questions
}

/** Goes through the questions in order; each sees the answers to earlier ones. */
function walk(
  questions: readonly Question[],
  given: PlanInput['answers'],
  items: ReadonlySet<string>,
): Pick<Plan, 'questions' | 'answers' | 'answered' | 'blocks' | 'hints'> {
  const answers: Record<string, readonly string[]> = {}
  const facts: Facts = { answers, items }
  const asked: Question[] = []
  const blocks: Plan['blocks'][number][] = []
  const hints: Text[] = []
  let answered = true
  for (const question of questions) {
    if (!evaluate(question.when, facts)) continue
    asked.push(question)
    const wanted = own(given, question.id) ?? []
    const chosen = question.options.filter((option) => wanted.includes(option.id))
    if (chosen.length === 0 || (question.kind === 'single' && chosen.length > 1)) {
      answered = false
      continue
    }
    answers[question.id] = chosen.map((option) => option.id)
    for (const option of chosen) {
      if (option.hint !== undefined) hints.push(option.hint)
      if (option.block !== undefined && evaluate(option.block.when, facts)) {
        blocks.push({ question: question.id, option: option.id, reason: option.block.reason, goTo: option.block.goTo })
      }
    }
    if (blocks.length > 0) break
  }
  return { questions: asked, answers, answered: answered && blocks.length === 0, blocks, hints }
}

type ChosenItem = Pick<PlannedItem, 'item' | 'selected' | 'locked' | 'promise' | 'after'>

function select(
  affair: Affair,
  local: DistrictAffair | undefined,
  facts: Facts,
  choice: PlanInput['choice'],
): readonly ChosenItem[] {
  const chosen: ChosenItem[] = []
  for (const item of affair.items) {
    if (own(local?.items ?? {}, item.id)?.offered === false || !evaluate(item.when, facts)) continue
    const promise = promiseOf(item, own(local?.items ?? {}, item.id)?.promise)
    if (item.mandatory !== undefined && evaluate(item.mandatory.when, facts))
      chosen.push({ item, selected: true, locked: item.mandatory.reason, promise, after: item.after })
    else chosen.push({ item, selected: own(choice, item.id) ?? item.optIn !== true, promise, after: item.after })
  }
  return chosen
}

/** Stages of the dependency graph (Kahn). Items of a circle, which lint refuses, end up together in the last stage. */
function layer(chosen: readonly ChosenItem[], selected: ReadonlySet<string>): Pick<Plan, 'items' | 'stages'> {
  const stages: string[][] = []
  const placed = new Set<string>()
  const items: PlannedItem[] = []
  let rest = chosen.filter((entry) => entry.selected)
  while (rest.length > 0) {
    const free = rest.filter((entry) => entry.after.every((id) => placed.has(id) || !selected.has(id)))
    const now = free.length > 0 ? free : rest
    for (const entry of now)
      items.push({ ...entry, stage: stages.length, after: entry.after.filter((id) => selected.has(id)) })
    stages.push(now.map((entry) => entry.item.id))
    for (const entry of now) placed.add(entry.item.id)
    rest = rest.filter((entry) => !placed.has(entry.item.id))
  }
  for (const entry of chosen) if (!entry.selected) items.push({ ...entry, stage: -1, after: [] })
  return { items, stages }
}

function total(
  items: readonly PlannedItem[],
  local: DistrictAffair | undefined,
): Pick<Plan, 'workingDays' | 'workingDaysConfirmed'> {
  const done = new Map<string, number>()
  let workingDays = 0
  let workingDaysConfirmed = true
  for (const { item, selected, after, promise } of items) {
    if (!selected) continue
    const end = promise.days + Math.max(0, ...after.map((id) => done.get(id) ?? 0))
    done.set(item.id, end)
    workingDays = Math.max(workingDays, end)
    workingDaysConfirmed &&= promise.confirmed
  }
  return local?.promise === undefined
    ? { workingDays, workingDaysConfirmed }
    : { workingDays: local.promise.days, workingDaysConfirmed: true }
}

/** From the least to the most work for the citizen: merged materials take the easiest source. */
const effort = ['shared', 'licence', 'form', 'upload'] as const satisfies readonly Material['source'][]

function materialsOf(affair: Affair, facts: Facts, items: readonly PlannedItem[]): readonly PlannedMaterial[] {
  const merged = new Map<string, PlannedMaterial>()
  for (const material of affair.materials) {
    const forItems = needingItems(material, [...facts.items])
    if (forItems.length === 0 || !evaluate(material.when, facts)) continue
    const producer = material.producedBy?.find((id) => facts.items.has(id))
    const needing = items.filter(({ item }) => forItems.includes(item.id))
    const planned = {
      material: { ...material, deferrable: withinPromises(material.deferrable, needing) },
      merged: [material.id],
      forItems,
      ...(producer === undefined ? {} : { producedBy: producer }),
    }
    const key = `${material.kind} ${material.holder}`
    const first = merged.get(key)
    merged.set(key, first === undefined ? planned : merge(first, planned))
  }
  return [...merged.values()]
}

function merge(first: PlannedMaterial, second: PlannedMaterial): PlannedMaterial {
  const [a, b] = [first.material, second.material]
  const easier = effort.indexOf(b.source) < effort.indexOf(a.source) ? b : a
  const pages =
    a.pages === undefined || b.pages === undefined
      ? (a.pages ?? b.pages)
      : { min: Math.max(a.pages.min, b.pages.min), max: Math.max(a.pages.max, b.pages.max) }
  const { producedBy: _, ...kept } = first
  const producedBy = first.producedBy ?? second.producedBy
  return {
    ...kept,
    material: {
      ...easier,
      id: a.id,
      name: a.name.zh === b.name.zh ? a.name : { zh: `${a.name.zh}；${b.name.zh}`, en: `${a.name.en}; ${b.name.en}` },
      deferrable: stricter(a.deferrable, b.deferrable),
      ...(pages === undefined ? {} : { pages }),
    },
    merged: [...first.merged, ...second.merged],
    forItems: [...new Set([...first.forItems, ...second.forItems])],
    ...(producedBy === undefined ? {} : { producedBy }),
  }
}

function formOf(affair: Affair, facts: Facts): readonly PlannedGroup[] {
  return affair.form
    .filter((group) => evaluate(group.when, facts))
    .map((group) => ({
      group,
      party: affair.parties.find(({ id }) => id === group.party) ?? null,
      fields: group.fields.filter((field) => evaluate(field.when, facts)).map((field) => asItApplies(field, facts)),
    }))
    .filter((planned) => planned.fields.length > 0)
}

/** Removes `sameAs` if `sameAsWhen` does not hold. */
function asItApplies(field: Field, facts: Facts): Field {
  if (field.sameAsWhen === undefined || evaluate(field.sameAsWhen, facts)) return field
  const { sameAs: _, ...rest } = field
  return rest
}
