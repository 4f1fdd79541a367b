/**
 * 一次性告知书 (办前): tells everything at once, before anything is submitted. Request → data for the template. Pure.
 */
import type { Text } from '#flows/model/affair.ts'
import { byWhen } from '#flows/plan/deferral.ts'
import { notCounted } from '#flows/case/due.ts'
import { confirmedBy, feeOf, publishedIn } from '#flows/plan/facts-shown.ts'
import type { Plan, PlannedItem, PlannedMaterial } from '#flows/plan/plan.ts'
import { why, whyMaterial } from '#flows/plan/why.ts'
import { sourceNames } from '#flows/faces/sources.ts'
import { isBrought } from '#flows/draft/steps.ts'
import type { NoticeRequest } from '../port.ts'
import { dateText } from '#flows/time/written-dates.ts'
import { decidedByAcceptance, deliveryModes, feeToldAtWindow, producedHere, scanToGoOn, workingDays } from './words.ts'

export interface NoticeView {
  /** 牵头部门 */
  readonly lead: Text
  readonly situation: readonly { readonly question: Text; readonly answers: readonly Text[] }[]
  readonly figures: {
    readonly items: number
    readonly departments: number
    readonly toHandIn: number
    readonly spared: number
    readonly time: Text
    readonly fee: Text
  }
  readonly items: readonly {
    readonly number: number
    readonly name: Text
    readonly department: Text
    readonly stage: number
    readonly after: readonly number[]
    readonly time: Text
    readonly legalLimit: Text | null
    readonly fee: Text
    readonly result: Text
    readonly notes: readonly Text[]
  }[]
  readonly notChosen: readonly Text[]
  readonly materials: readonly {
    readonly name: Text
    readonly source: Text
    readonly copies: number
    /** 容缺: by when it may follow; null: it may not. */
    readonly later: Text | null
    readonly forItems: readonly number[]
    /** Which of their answers asks for it. */
    readonly why: Text | null
    readonly note: Text | null
  }[]
  readonly stages: readonly (readonly Text[])[]
  readonly conditions: readonly Text[]
  readonly basis: readonly string[]
  readonly delivery: readonly Text[]
  readonly hints: readonly Text[]
  readonly notes: readonly Text[]
  /** 容缺: what happens if it does not come in time; null: nothing may follow later. */
  readonly lapse: Text | null
  /** What the code beside it does; null: there is none. */
  readonly goOn: Text | null
}

export function noticeView({ affair, district, plan, dueBy, workdays, code }: NoticeRequest): NoticeView {
  const local = confirmedBy(district, affair.id)
  const chosen = plan.items.filter((entry) => entry.selected)
  const numbers = new Map(chosen.map((entry, index) => [entry.item.id, index + 1]))
  const numbered = (ids: readonly string[]): readonly number[] => ids.flatMap((id) => numbers.get(id) ?? [])
  const materials = plan.materials.map((entry) => ({
    name: entry.material.name,
    source: sourceOf(entry, plan),
    copies: isBrought(entry) ? 1 : 0,
    later: entry.material.deferrable !== false && isBrought(entry) ? byWhen(entry.material.deferrable, workdays) : null,
    forItems: numbered(entry.forItems),
    why: whyMaterial(plan, entry),
    note: entry.material.note ?? null,
  }))
  return {
    lead: affair.leadDepartment,
    situation: plan.questions.map((question) => ({
      question: question.text,
      answers: question.options
        .filter((option) => plan.answers[question.id]?.includes(option.id))
        .map((option) => option.label),
    })),
    figures: {
      items: chosen.length,
      departments: new Set(chosen.map((entry) => entry.item.department.zh)).size,
      toHandIn: materials.filter((material) => material.copies > 0).length,
      spared: materials.filter((material) => material.copies === 0).length,
      time: plan.workingDaysConfirmed ? promised(plan.workingDays, dueBy) : decidedByAcceptance,
      fee: feeOf(affair, local?.fee) ?? feeToldAtWindow,
    },
    items: chosen.map((entry, index) => ({
      number: index + 1,
      name: entry.item.name,
      department: entry.item.department,
      stage: entry.stage + 1,
      after: numbered(entry.after),
      time: itemTime(entry),
      legalLimit: entry.item.legalLimit ?? null,
      fee: feeOf(entry.item, undefined) ?? feeToldAtWindow,
      result: entry.item.result.name,
      notes: [why(plan, entry.item), entry.item.onSite, entry.item.note].filter((note) => note != null),
    })),
    notChosen: plan.items.filter((entry) => !entry.selected).map((entry) => entry.item.name),
    materials,
    stages: plan.stages.map((ids) =>
      ids.flatMap((id) => chosen.find((entry) => entry.item.id === id)?.item.name ?? []),
    ),
    conditions: affair.conditions,
    basis: [
      ...affair.sources.filter((source) => source.confidence === 'H').map((source) => source.document),
      ...publishedIn(local),
    ],
    delivery: affair.delivery.map((mode) => deliveryModes[mode]),
    hints: plan.hints,
    notes: affair.notes,
    lapse: materials.some(({ later }) => later !== null) ? plan.lapse : null,
    goOn: code === null ? null : scanToGoOn,
  }
}

/** The days reach into a year whose holidays the State Council has not arranged yet. */
const unarranged: Text = {
  zh: '跨年的节假日安排公布后才能算出是哪一天',
  en: 'the day is known when next year’s holidays are published',
}

/** The promised number of working days, and the day they end on if accepted today. */
function promised(days: number, by: string | null): Text {
  const span = workingDays(days)
  if (days === 0) return span
  if (by === null)
    return {
      zh: `${span.zh}（${unarranged.zh}；${notCounted.zh}）`,
      en: `${span.en} (${unarranged.en}; ${notCounted.en})`,
    }
  const day = dateText(by)
  return {
    zh: `${span.zh}（今天受理的，${day.zh}以前；${notCounted.zh}）`,
    en: `${span.en} (accepted today: by ${day.en}; ${notCounted.en})`,
  }
}

export const itemTime = (entry: PlannedItem): Text =>
  entry.promise.confirmed ? workingDays(entry.promise.days) : decidedByAcceptance

function sourceOf(entry: PlannedMaterial, plan: Plan): Text {
  const producer = plan.items.find((planned) => planned.item.id === entry.producedBy)
  return producer ? producedHere(producer.item.name) : sourceNames[entry.material.source]
}
