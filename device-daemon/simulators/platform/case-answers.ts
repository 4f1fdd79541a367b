/** 办件 in the platform's answers: a line of a person's list, or one case with the history of each item. */
import { stateOf, type CaseState } from './departments.ts'
import type { Case, CaseItem, Reason } from './registry.ts'
import { isSupplied } from './supplements.ts'
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
  /** 容缺: what is still to come; absent: not known. */
  readonly missing?: readonly {
    readonly materialId: string
    readonly name: string
    readonly dueDate?: string
    readonly reason?: string
  }[]
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
    ...(running ? { dueDate, missing: missingOf(each) } : {}),
    ...(corrects === undefined ? {} : { corrects }),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  }
}

const missingOf = ({ application, supplements }: Case) =>
  application.materials
    .filter(({ materialId, submission }) => submission === 'deferred' && !isSupplied(supplements, materialId))
    .map(({ materialId, name, dueDate }) => {
      const last = supplements.findLast(({ supplement }) => supplement.materialId === materialId)
      const reason = last?.reasons.map(({ text }) => text).join(' ')
      return {
        materialId,
        name,
        ...(dueDate === undefined ? {} : { dueDate }),
        ...(reason ? { reason } : {}),
      }
    })

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
  ...(told.missing === undefined ? {} : { missing: told.missing }),
  items: told.items.map(({ events, appointment = null, ...item }) => ({
    ...item,
    appointment,
    events: events.map(({ at, ...event }) => ({ at: dataTime(at), ...event })),
  })),
})
