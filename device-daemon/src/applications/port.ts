/**
 * What the session sees of applications: seal durably, then send. Everything after the seal survives a power cut.
 */
import type { CaseStanding } from '#flows/case.ts'
import type { Delivery, Submission } from '#flows/draft.ts'
import type { Result } from '../base/result.ts'
import type { ApplicationInput, ApplicationOutline, FollowUp } from './application.ts'
import type { Guesses } from './guesses.ts'

export interface SealFailure {
  /**
   * `outboxFull`: too many wait; `diskFull`: no room (nothing was stored); `deviceFault`: the disk refuses to write.
   * In each case nothing has been taken: the citizen must not be given a receipt.
   */
  readonly code: 'outboxFull' | 'diskFull' | 'deviceFault'
  /** For the log: never personal data. */
  readonly detail: string
}

export interface Sealed {
  readonly applicationId: string
  /** ISO 8601, UTC. */
  readonly sealedAt: string
  /** SHA-256 of what was sealed, hex: for the audit and, if wanted, the receipt. */
  readonly digest: string
}

export interface FollowUpFailure {
  /** `notAllowedNow`: no such application, or what was sealed has been destroyed already. */
  readonly code: 'notAllowedNow' | 'diskFull' | 'deviceFault'
  readonly detail: string
}

/** 查办件: an application that was sealed here and can still be read here. */
export interface KeptApplication {
  readonly application: ApplicationOutline
  readonly submission: Submission
  readonly standing: Extract<CaseStanding, 'queued' | 'unknown' | 'held' | 'accepted' | 'returned' | 'refused'>
  /** null until the platform has decided. */
  readonly caseNumber: string | null
  readonly delivery: Delivery | null
}

export interface Applications {
  /**
   * False: refuse before the first question (outbox full, disk nearly full or broken). Cheap enough for every status.
   */
  canSeal(): boolean
  /** Sealed and not settled by the platform yet. */
  waiting(): number
  /**
   * Durable when it returns (one fsynced transaction); synchronous, so that nothing can come between seal and
   * receipt.
   */
  seal(input: ApplicationInput): Result<Sealed, SealFailure>
  /**
   * Sends at once, whatever the back-off says. `queued` when the platform cannot be reached, `unknown` when it may or
   * may not have it. When `signal` aborts, the wait ends with what is known by then; the sending itself goes on.
   */
  sendNow(applicationId: string, signal: AbortSignal): Promise<Submission>
  /** Durable; sent in order once the application has a case. */
  followUp(applicationId: string, followUp: FollowUp): Result<null, FollowUpFailure>
  /** null: never sealed here, or destroyed since. */
  kept(applicationId: string): KeptApplication | null
  /** Of one person, newest first; found by a keyed digest of the number. */
  keptOf(idNumber: string): readonly KeptApplication[]
  /** Of a 办件编号 as it stands on a receipt. null: no such case was decided here, or it is destroyed since. */
  findByCaseNumber(caseNumber: string): string | null
  /** Guesses at the owner of a receipt, limited. */
  readonly guesses: Guesses
  /**
   * The application that was sealed here last, when that is at most ten minutes ago and its citizen never learned
   * what became of it: their session ended by a power cut, a killed daemon, a page that died.
   */
  unconcluded(): { readonly applicationId: string; readonly sealedAt: string } | null
  /** Its citizen has seen the outcome to the end, or has a receipt. */
  conclude(applicationId: string): Promise<void>
  /** Every settled or newly unknown application, also those of earlier sessions; returns the unsubscriber. */
  onUpdate(listener: (submission: Submission) => void): () => void
  /** Starts sending, first of all what an earlier process left. */
  start(): void
  /**
   * Ends the wait for requests in flight (their outcome is then unknown and reconciled at the next start) and closes
   * the store.
   */
  stop(): Promise<void>
}
