/** An affair, as a district has it, → all there is to say about it. Pure. */
import type { Affair, Condition, FormGroup, Item, Material, Question, Text } from '../model/affair.ts'
import { byWhen } from '../plan/deferral.ts'
import { references } from '../model/condition.ts'
import type { District, DistrictAffair } from '../model/district.ts'
import { confirmedBy, doneElsewhere, feeOf, offeredBy, promiseOf } from '../plan/facts-shown.ts'
import { decidedByAcceptance, deliveryModes, feeToldAtWindow, workingDays } from './shown-words.ts'
import { sourceNames } from './sources.ts'
import { conditionText } from './conditions.ts'
import type { Guide, GuideItem, GuideMaterial, GuideQuestion } from './guide.ts'
import { itemStages } from './stages.ts'

/** `district` null: for none in particular, so nothing is promised. */
export function guideOf(affair: Affair, district: District | null): Guide {
  const local = district === null ? undefined : confirmedBy(district, affair.id)
  const offered = offeredBy(local, affair)
  const stages = itemStages(offered)
  const ordered = stages.flat()
  const numberOf = new Map(ordered.map(({ id }, index) => [id, index + 1]))
  const say = (when: Condition | undefined): Text | null => conditionText(when, affair, (id) => numberOf.get(id))
  const numbered = (ids: readonly string[]): number[] =>
    ids.flatMap((id) => numberOf.get(id) ?? []).toSorted((a, b) => a - b)
  const materials = affair.materials.filter(
    ({ forItems }) => forItems.length === 0 || forItems.some((id) => numberOf.has(id)),
  )
  const whole = timeOf(affair, local?.promise)
  return {
    id: affair.id,
    version: affair.version,
    name: affair.name,
    summary: affair.summary,
    audience: affair.audience,
    tone: affair.tone,
    district: district && { code: district.code, name: district.name, hall: district.hall },
    lead: affair.leadDepartment,
    conditions: affair.conditions,
    questions: affair.questions.map((question, index) => ({
      ...questionOf(question, index + 1, say),
      decides: decided(question.id, { affair, items: ordered, materials }),
    })),
    items: ordered.map((item, index) => ({
      ...itemOf(item, say, local),
      number: index + 1,
      stage: stages.findIndex((stage) => stage.includes(item)) + 1,
      after: numbered(item.after),
    })),
    stages: stages.map((stage) => numbered(stage.map(({ id }) => id))),
    materials: materials.map((material, index) => ({
      ...materialOf(material, say, affair),
      number: index + 1,
      forItems: numbered(material.forItems),
      producedBy: numbered(material.producedBy ?? []),
    })),
    form: affair.form.map((group) => groupOf(group, say, affair)),
    ...whole,
    fee: feeOf(affair, local?.fee) ?? feeToldAtWindow,
    delivery: affair.delivery.map((mode) => ({ mode, name: deliveryModes[mode] })),
    notes: [...affair.notes, ...doneElsewhere(local).map(([, goTo]) => goTo)],
    sources: affair.sources.map(({ document }) => document),
  }
}

function timeOf(
  one: Affair | Item,
  confirmed: { readonly days: number; readonly basis: string } | undefined,
): Pick<Guide, 'time' | 'promise'> {
  const { days, confirmed: shown } = promiseOf(one, confirmed)
  if (!shown || confirmed === undefined) return { time: decidedByAcceptance, promise: null }
  return { time: workingDays(days), promise: { days, basis: confirmed.basis } }
}

type Say = (when: Condition | undefined) => Text | null

function questionOf(question: Question, number: number, say: Say): Omit<GuideQuestion, 'decides'> {
  return {
    number,
    id: question.id,
    text: question.text,
    why: question.why ?? null,
    several: question.kind === 'multiple',
    when: say(question.when),
    options: question.options.map(({ id, label, detail, hint, exclusive, block }) => ({
      id,
      label,
      detail: detail ?? null,
      hint: hint ?? null,
      exclusive: exclusive === true,
      block: block === undefined ? null : { when: say(block.when), reason: block.reason, goTo: block.goTo },
    })),
  }
}

interface Parts {
  readonly affair: Affair
  readonly items: readonly Item[]
  readonly materials: readonly Material[]
}

function decided(question: string, { affair, items, materials }: Parts): GuideQuestion['decides'] {
  const looksAt = (condition: Condition | undefined): boolean =>
    references(condition).answers.some((answer) => answer.question === question)
  const which = (entries: readonly { readonly when?: Condition | undefined }[]): number[] =>
    entries.flatMap(({ when }, index) => (looksAt(when) ? [index + 1] : []))
  return {
    items: items.flatMap(({ when, mandatory }, index) =>
      looksAt(when) || looksAt(mandatory?.when) ? [index + 1] : [],
    ),
    materials: which(materials),
    questions: which(affair.questions),
    form: affair.form
      .filter(({ when, fields }) => looksAt(when) || fields.some((field) => looksAt(field.when)))
      .map(({ title }) => title),
  }
}

function itemOf(
  item: Item,
  say: Say,
  local: DistrictAffair | undefined,
): Omit<GuideItem, 'number' | 'stage' | 'after'> {
  const { mandatory } = item
  return {
    id: item.id,
    code: item.code ?? null,
    name: item.name,
    department: item.department,
    level: item.level,
    result: item.result.name,
    ...timeOf(item, local?.items[item.id]?.promise),
    legalLimit: item.legalLimit ?? null,
    basis: item.basis.map(({ law }) => law),
    fee: feeOf(item, undefined) ?? feeToldAtWindow,
    when: say(item.when),
    mandatory: mandatory === undefined ? null : { when: say(mandatory.when), reason: mandatory.reason },
    optIn: item.optIn === true,
    atTerminal: item.atTerminal,
    onSite: item.onSite ?? null,
    note: item.note ?? null,
  }
}

function materialOf(
  material: Material,
  say: Say,
  affair: Affair,
): Omit<GuideMaterial, 'number' | 'forItems' | 'producedBy'> {
  const holder: Text = affair.parties.find(({ id }) => id === material.holder)?.name ?? {
    zh: material.holder,
    en: material.holder,
  }
  return {
    id: material.id,
    name: material.name,
    source: material.source,
    provided: sourceNames[material.source],
    holder,
    deferrable: material.deferrable !== false,
    later: material.deferrable === false ? null : byWhen(material.deferrable, []),
    when: say(material.when),
    note: material.note ?? null,
  }
}

function groupOf(
  { id, title, when, party, repeat, fields }: FormGroup,
  say: Say,
  affair: Affair,
): Guide['form'][number] {
  return {
    id,
    title,
    when: say(when),
    party: affair.parties.find((one) => one.id === party)?.name ?? null,
    repeat: repeat ?? null,
    fields: fields.map((field) => ({
      id: field.id,
      label: field.label,
      type: field.type,
      origin: field.origin,
      required: field.required,
      when: say(field.when),
    })),
  }
}
