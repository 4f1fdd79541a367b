/** Applications as the session sees them: sealed durably, then sent. From the seal on they survive a power cut. */
import type { Appointment, Appointments } from '#flows/appointment/appointment.ts'
import type { CaseStanding } from '#flows/case/case.ts'
import type { Delivery, Submission } from '#flows/draft/draft.ts'
import type { Result } from '../base/result.ts'
import type { ApplicationInput, ApplicationOutline, FollowUp } from './application.ts'
import type { RefusedFollowUp } from './follow-ups.ts'
import type { KeptSupplement, SupplementInput } from './supplement.ts'
import type { KnownByRecord } from './record-knows.ts'
import type { PortFailure } from './store.ts'
import type { Guesses } from './guesses.ts'

export interface SealFailure {
  /**
   * `outboxFull`: too many are waiting; `diskFull`: no room, nothing was stored; `deviceFault`: the disk refuses to
   * write. In each case nothing was accepted, and the citizen must not be given a receipt.
   */
  readonly code: 'outboxFull' | 'diskFull' | 'deviceFault'
  /** For the log: never personal data. */
  readonly detail: string
}

export interface Sealed {
  readonly applicationId: string
  /** ISO 8601, UTC. */
  readonly sealedAt: string
  /** SHA-256 of the sealed content, hex: for the record and, if wanted, the receipt. */
  readonly digest: string
}

export interface FollowUpFailure {
  /** `notAllowedNow`: no such application, or its content has been destroyed. */
  readonly code: 'notAllowedNow' | 'diskFull' | 'deviceFault'
  readonly detail: string
}

/** 查办件: an application sealed on this terminal whose content can still be read. */
export interface KeptApplication {
  readonly application: ApplicationOutline
  readonly submission: Submission
  readonly standing: Extract<CaseStanding, Submission['outcome']>
  /** null until the platform has decided. */
  readonly caseNumber: string | null
  /** 预约, as the platform confirmed it last. */
  readonly appointments: Appointments
  /** The last choice, unless the platform will not have it. */
  readonly delivery: Delivery | null
  /** What was chosen or said afterwards, and the platform will not have. */
  readonly refusedFollowUps: readonly RefusedFollowUp[]
}

type Whole = 'application' | 'supplement' | 'question' | 'unanswered'

/** What the platform will not have as it is, for staff: numbers and states, nothing of the citizen. */
export interface Trouble {
  readonly applicationId: string
  /** ISO 8601, UTC. */
  readonly sealedAt: string
  /**
   * `supplement`: 容缺补交. `question`: the platform refuses to say whether there is a case. `unanswered`: no clear
   * answer about it for hours, while others may get theirs.
   */
  readonly what: Whole | FollowUp['kind'] | 'missing'
  /** Status and code of the platform's answer; of a follow-up also that there is none for hours. */
  readonly detail: string
  /** In the platform's words. */
  readonly message?: string
}

/** Of the application or supplement itself, not of something that follows it. */
export const isWhole = (what: Trouble['what']): what is Whole =>
  what === 'application' || what === 'supplement' || what === 'question' || what === 'unanswered'

export interface TroubleFailure {
  /**
   * `notHeld`: the platform has not refused this, or it is settled since. `missing`: nothing of it is here that could
   * be sent; it can only be closed. `beingSent`: at this moment; what will become of it is known soon. `notNow`: the
   * platform has asked to be left alone for a time (`Retry-After`); afterwards it is sent by itself.
   */
  readonly code: 'notHeld' | 'missing' | 'beingSent' | 'notNow' | 'diskFull' | 'deviceFault'
  readonly detail: string
}

export interface Applications {
  /**
   * Why to refuse before the first question (`diskFull`: nearly, or broken); null: there is no reason. Cheap enough to
   * ask for every status.
   */
  cannotSeal(): 'outboxFull' | 'diskFull' | 'outboxDamaged' | null
  /** Number of applications sealed but not settled by the platform. */
  waiting(): number
  /**
   * Durable when it returns (one fsynced transaction). Synchronous, so that nothing can come between seal and receipt.
   */
  seal(input: ApplicationInput): Result<Sealed, SealFailure>
  /** 容缺补交: as `seal`, and sent after what the same person has handed in before. */
  supply(input: SupplementInput): Result<Sealed, SealFailure>
  /**
   * Sends at once, ignoring the back-off, unless the platform has asked to be left alone for a time. `queued`: the
   * platform cannot be reached; `unknown`: it may or may not have the application. When `signal` aborts, resolves with
   * what is known by then; the sending goes on.
   */
  sendNow(applicationId: string, signal: AbortSignal): Promise<Submission>
  /** Durable; sent in order once the application has a case. */
  followUp(applicationId: string, followUp: FollowUp): Result<null, FollowUpFailure>
  /** 预约 of an item as the platform has confirmed it: kept for the receipt, as long as the application can be read. */
  noteAppointment(applicationId: string, item: string, held: Appointment | null): Promise<void>
  /** It was sealed here, whatever became of it. */
  holds(applicationId: string): boolean
  /** null: never sealed here, or destroyed since. */
  kept(applicationId: string): KeptApplication | null
  /** Applications of one person, newest first; looked up by a keyed digest of the ID number. */
  keptOf(idNumber: string): readonly KeptApplication[]
  /** What one person has handed in later, newest first. */
  suppliesOf(idNumber: string): readonly KeptSupplement[]
  /**
   * The application with this 办件编号, as printed on a receipt. null: no such case was decided here, or it has been
   * destroyed.
   */
  findByCaseNumber(caseNumber: string): string | null
  /** The one application kept here whose 申请编号 begins so (`shortNumber`). null: none does, or more than one. */
  findByShortNumber(short: string): string | null
  /** Limits the guesses at the owner of a receipt. */
  readonly guesses: Guesses
  /**
   * The application sealed last, if that was at most ten minutes ago and its citizen never saw the outcome because the
   * session broke off: a power cut, a killed daemon, a crashed page.
   */
  unconcluded(): { readonly sealedAt: string; readonly refused: boolean } | null
  /** The citizen has seen the outcome or has a receipt. */
  conclude(applicationId: string): Promise<void>
  /**
   * The record knows more than the outbox, which may be an older copy: what is missing is told to staff, and what is
   * over is not done again. If it fails, `start` would send what staff have ended.
   */
  heed(known: KnownByRecord): Promise<Result<null, PortFailure>>
  /** What waits for staff, oldest first. */
  troubles(): readonly Trouble[]
  /** Staff have mended what was in the way: it is sent again now. Resolves with what is still in trouble of it. */
  release(applicationId: string): Promise<Result<readonly Trouble[], TroubleFailure>>
  /** Staff end it: nothing of it that the platform refused is sent again. `reason` is told to its citizen. */
  close(applicationId: string, reason: string): Promise<Result<null, TroubleFailure>>
  /** Every settled, refused or newly unknown application, also those of earlier sessions; returns the unsubscriber. */
  onUpdate(listener: (submission: Submission) => void): () => void
  /** What waits for staff (`troubles`) may have changed, by their own acts or because something is missed. */
  onTroubles(listener: () => void): () => void
  /** Starts sending, beginning with what an earlier process left. */
  start(): void
  /**
   * Aborts requests in flight (their outcome is then unknown and reconciled at the next start) and closes the store.
   */
  stop(): Promise<void>
}
