/**
 * 办件 as shown to its owner in 查办件: what the platform reports, and what this terminal has sealed and not yet sent. Plain
 * data: JSON in, JSON out.
 */
import type { Text } from '../model/affair.ts'
import type { Appointment, InPerson } from '../appointment/appointment.ts'
import type { Identity, ReturnReason, Submission } from '../draft/draft.ts'
import type { Went } from '../draft/went.ts'

/**
 * The state of an application as a whole. The first four exist only on this terminal, the others are the platform's:
 * `queued` 本机已收，待发送 · `unknown` 已发送，待平台答复 · `held` 平台未接收，待工作人员处理 · `closed` 工作人员已结束 · `accepted` 已受理 · `processing` 办理中
 * · `suspended` 补正或等待中 · `returned` 退回补正 · `refused` 不予受理 · `partlyDone` 部分办结 · `done` 办结.
 */
export const caseStandings = [
  'queued',
  'unknown',
  'held',
  'closed',
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
  /** Opaque; identifies the case to the daemon while the session lasts. */
  readonly id: string
  /** 办件编号: opaque, ≤ 50 characters; null until the platform has assigned one. */
  readonly caseNumber: string | null
  /** Set if this terminal sealed it or the platform reports it; the content of the receipt's QR code. */
  readonly applicationId: string | null
  readonly affair: { readonly id: string; readonly name: Text }
  /** ISO 8601: when it was handed in. */
  readonly handedInAt: string
  readonly standing: CaseStanding
  /** `YYYY-MM-DD`, as promised by the platform. */
  readonly dueDate?: string
  /** 补正: the 办件编号 of the returned case that this one goes on with. */
  readonly corrects?: string
  /** What goes on with this one, which was returned: its 办件编号, or its application's id until it has one. */
  readonly correctedBy?: string
}

/** 我的办件 as far as it is known: what is missing is counted. */
export interface CaseList {
  /** Newest first. */
  readonly cases: readonly CaseSummary[]
  /** The platform's cases are among them only if it is `online`. */
  readonly platform: Went
  /** How many further cases the platform told of in a way that cannot be read. */
  readonly unreadable: number
  /** The platform has older ones than these. */
  readonly older: boolean
}

/** The state of a 事项 within a case: `waiting` for an earlier one, otherwise what its department reports. */
export const caseItemStates = ['waiting', 'handling', 'suspended', 'approved', 'rejected', 'cancelled'] as const
export type CaseItemState = (typeof caseItemStates)[number]

/** Something that happened to an item. Events are listed oldest first. */
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
  /** 0-based: the items of a stage run in parallel (并联), stages one after the other (串联). */
  readonly stage: number
  readonly events: readonly CaseEvent[]
  readonly dueDate?: string
  /** 前置结果自动流转: the items, by id, whose results it uses. */
  readonly uses?: readonly string[]
  /** 预约: it is done in person, at a time that is agreed. */
  readonly byAppointment?: true
  /** null: none is held. Absent: whether one is held is not known. */
  readonly appointment?: Appointment | null
  /** What happens in person, and what to bring. */
  readonly onSite?: Text
  readonly result?: { readonly name: string; readonly number: string }
}

/** 容缺: promised when the application was handed in, and not there yet. */
export interface MissingMaterial {
  readonly id: string
  readonly name: Text
  /** `YYYY-MM-DD`; absent: not known. */
  readonly until?: string
  /** Brought on the day in person. */
  readonly onSite?: true
  /** It can be handed in here and now (补交). */
  readonly here?: true
  /** Why what was handed in last was not taken. */
  readonly reason?: string
}

/** 容缺补交: handed in at this terminal. */
export interface SuppliedMaterial {
  readonly id: string
  readonly name: Text
  /** ISO 8601 */
  readonly at: string
  readonly standing: Submission['outcome']
  /** It came after its day. */
  readonly late?: true
}

/** One case, with a timeline per department. */
export interface CaseProgress extends CaseSummary {
  /** How asking the platform went: if not `online`, this is what the terminal itself knows, which may be old. */
  readonly platform: Went
  readonly departments: readonly { readonly department: Text; readonly items: readonly CaseItem[] }[]
  /** How many further items the platform told of in a way that cannot be read. */
  readonly unreadable: number
  readonly missing: readonly MissingMaterial[]
  /** Handed in here later, newest first, one of each material. */
  readonly supplied: readonly SuppliedMaterial[]
  /** For a returned or refused case. */
  readonly reasons: readonly ReturnReason[]
  /**
   * What its owner chose or said afterwards and the platform does not accept; `message`: the platform's words; `ended`:
   * why staff have ended it.
   */
  readonly notRegistered: readonly {
    readonly what: 'delivery' | 'evaluation'
    readonly message?: string
    readonly ended?: string
  }[]
  /** Whether its receipt can be printed here. */
  readonly receipt: boolean
  /** Whether this terminal offers the service, so that it can be applied for again here. */
  readonly offered: boolean
}

/** Returned, not mended since, and its service is offered here: it can be gone on with at this terminal. */
export const mayMend = ({
  standing,
  offered,
  caseNumber,
  correctedBy,
}: Pick<CaseProgress, 'standing' | 'offered' | 'caseNumber' | 'correctedBy'>): boolean =>
  standing === 'returned' && offered && caseNumber !== null && correctedBy === undefined

/** The items of a case whose time can be chosen, changed or given back now. */
export const agreeable = ({
  platform,
  caseNumber,
  departments,
}: Pick<CaseProgress, 'platform' | 'caseNumber' | 'departments'>): readonly InPerson[] =>
  platform !== 'online' || caseNumber === null
    ? []
    : departments.flatMap(({ department, items }) =>
        items
          .filter(({ byAppointment, state }) => byAppointment === true && (state === 'waiting' || state === 'handling'))
          .map(({ id, name, onSite }) => ({ id, name, department, ...(onSite && { onSite }) })),
      )

/**
 * Who asks: identified by card or sign-in, or by one receipt with a proof of ownership; then only that case is shown.
 */
export interface CaseOwner {
  readonly identity: Identity | null
  /** The application of a scanned or typed receipt; `proven`: its owner has shown that it is theirs. */
  readonly receipt: { readonly applicationId: string; readonly proven: boolean } | null
}
