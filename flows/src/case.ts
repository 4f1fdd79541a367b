/**
 * 办件 as its owner is told of it in 查办件: what the platform says, and what this terminal has sealed and not yet sent.
 * Plain data: JSON in, JSON out.
 */
import type { Text } from './affair.ts'
import type { Identity, ReturnReason } from './draft.ts'

/**
 * Where an application stands as a whole. The first three exist on this terminal only, the others are the platform's:
 * `queued` 本机已收，待发送 · `unknown` 已发送，待平台答复 · `held` 平台未受理，正在由工作人员处理 · `accepted` 已受理 ·
 * `processing` 办理中 · `suspended` 补正或等待中 · `returned` 退回补正 · `refused` 不予受理 · `partlyDone` 部分办结 · `done` 办结.
 */
export const caseStandings = [
  'queued',
  'unknown',
  'held',
  'accepted',
  'processing',
  'suspended',
  'returned',
  'refused',
  'partlyDone',
  'done',
] as const
export type CaseStanding = (typeof caseStandings)[number]

/** One line of 我的办件. */
export interface CaseSummary {
  /** Opaque; names the case to the daemon for as long as the session lasts. */
  readonly id: string
  /** 办件编号: opaque, ≤ 50 characters; null while the platform has given none. */
  readonly caseNumber: string | null
  /** Set when this terminal sealed it, or the platform tells it: what stands in the receipt's QR code. */
  readonly applicationId: string | null
  readonly affair: { readonly id: string; readonly name: Text }
  /** ISO 8601: when it was handed in. */
  readonly handedInAt: string
  readonly standing: CaseStanding
  /** `YYYY-MM-DD`, as the platform promises it. */
  readonly dueDate?: string
}

/** 事项 within a case: `waiting` for an earlier one, then what its department does with it. */
export const caseItemStates = ['waiting', 'handling', 'suspended', 'approved', 'rejected', 'cancelled'] as const
export type CaseItemState = (typeof caseItemStates)[number]

/** Something that happened to an item, oldest first. */
export interface CaseEvent {
  /** ISO 8601. */
  readonly at: string
  readonly state: CaseItemState
  readonly note?: string
}

export interface CaseItem {
  readonly id: string
  readonly name: Text
  readonly state: CaseItemState
  /** 0-based: items of a stage run side by side (并联), stages one after the other (串联). */
  readonly stage: number
  readonly events: readonly CaseEvent[]
  readonly dueDate?: string
  readonly result?: { readonly name: string; readonly number: string }
}

/** One case, a timeline per department. */
export interface CaseProgress extends CaseSummary {
  readonly departments: readonly { readonly department: Text; readonly items: readonly CaseItem[] }[]
  /** Of a returned or refused case. */
  readonly reasons: readonly ReturnReason[]
  /** Its receipt can be printed here. */
  readonly receipt: boolean
}

/** Who asks: by a document, or by one receipt and something only its owner knows; then that one case alone is shown. */
export interface CaseOwner {
  readonly identity: Identity | null
  /** A receipt's application, scanned; `proven`: its owner has shown that it is theirs. */
  readonly receipt: { readonly applicationId: string; readonly proven: boolean } | null
}
