/**
 * The heart: answers + choice → what applies (一次告知). Pure, total, fast (≤ 0.2 ms for the largest affair).
 */
import type { Affair, Field, FormGroup, Item, Material, Question, Text } from './affair.ts'
import type { District } from './district.ts'
import type { CitizenPart } from './draft.ts'

export interface PlannedItem {
  readonly item: Item
  readonly selected: boolean
  /** Why it cannot be deselected; absent when the citizen is free. */
  readonly locked?: Text
  /** 0-based layer of the dependency graph among selected items; -1 when not selected. */
  readonly stage: number
  /** Working days; `confirmed` false: inferred only, never shown as a promise, the 受理通知书 decides. */
  readonly promise: { readonly days: number; readonly confirmed: boolean }
  /** Selected items it waits for. */
  readonly after: readonly string[]
}

export interface PlannedMaterial {
  readonly material: Material
  /** Selected items it serves (一套材料: one copy for all of them). */
  readonly forItems: readonly string[]
}

export interface PlannedGroup {
  readonly group: FormGroup
  /** Fields that apply by `when`; `whenField` is left to `fieldApplies`, for it depends on typed values. */
  readonly fields: readonly Field[]
}

export interface Plan {
  /** Questions that apply now, in order, answered or not. */
  readonly questions: readonly Question[]
  /** Every applying question has a valid answer. */
  readonly answered: boolean
  /** Applicable items in stage order (unselected ones last). */
  readonly items: readonly PlannedItem[]
  /** Selected item ids by stage: those of a stage run side by side (并联). */
  readonly stages: readonly (readonly string[])[]
  /** Critical path of the selected items, working days. */
  readonly workingDays: number
  readonly workingDaysConfirmed: boolean
  readonly materials: readonly PlannedMaterial[]
  readonly form: readonly PlannedGroup[]
  /** Answers that end the journey. */
  readonly blocks: readonly { readonly question: string; readonly option: string; readonly reason: Text; readonly goTo: Text }[]
  readonly hints: readonly Text[]
}

export type PlanInput = Pick<CitizenPart, 'answers' | 'choice'>

/** Computes what applies. Answers to questions that do not apply, unknown ids and choices of locked items are ignored. */
export declare function plan(affair: Affair, district: District, input: PlanInput): Plan
