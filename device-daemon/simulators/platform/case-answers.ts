/** 办件 in the platform's answers: a line of a person's list, or one case with the history of each item. */
import { stateOf, type CaseState } from './departments.ts'
import type { Case, CaseItem, Reason } from './registry.ts'
import { dataTime } from './times.ts'

/** A case, however it was submitted. */
export interface KnownCase {
  readonly caseNumber: string
  /** Only for cases submitted at a terminal. */
  readonly applicationId?: string
  readonly applicant: { readonly name: string; readonly idNumber: string }
  readonly affair: { readonly id?: string; readonly name: string }
  /** `YYYYMMDDThhmmss` */
  readonly appliedAt: string
  readonly state: CaseState
  /** `YYYYMMDD` */
  readonly dueDate?: string
  readonly corrects?: string
  readonly correctedBy?: string
  readonly items: readonly CaseItem[]
  readonly reasons: readonly Reason[]
}

export function known(each: Case): KnownCase {
  const { caseNumber, applicationId, application, dueDate, items, reasons, corrects, correctedBy } = each
  const { applicant, affair, appliedAt } = application
  const state = stateOf(each)
  const running = state !== 'returned' && state !== 'refused'
  return {
    caseNumber,
    applicationId,
    applicant,
    appliedAt,
    state,
    items,
    reasons,
    affair: { id: affair.id, name: affair.name },
    ...(running ? { dueDate } : {}),
    ...(corrects === undefined ? {} : { corrects }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  }
}

export function summaryOf(told: KnownCase) {
  const { caseNumber, applicationId, affair, appliedAt, state, dueDate, corrects, correctedBy } = told
  return {
    caseNumber,
    affair,
    appliedAt,
    state,
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  }
}

export const progressOf = (told: KnownCase) => ({
  ...summaryOf(told),
  reasons: told.reasons,
  items: told.items.map(({ events, ...item }) => ({
    ...item,
    events: events.map(({ at, ...event }) => ({ at: dataTime(at), ...event })),
  })),
})
