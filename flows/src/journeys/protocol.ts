/**
 * What a renderer may read of the charts and say to them. The charts own everything else.
 */
import type { Affair } from '../affair.ts'
import type { District } from '../district.ts'
import type { Delivery, Draft, Evaluation, FieldValue, Identity, Submission } from '../draft.ts'
import type { Plan } from '../plan.ts'
import type { AffairSummary, Catalogue, Failure, PrintJob, Strokes } from './services.ts'

export type Language = 'zh' | 'en'

/**
 * Context of the `terminal` chart. Regions: `place` (attract … ending), `attention` (idle watch), `overlay` (none |
 * help | leaving).
 */
export interface TerminalContext {
  readonly catalogue: Catalogue | null
  readonly language: Language
  /** On `home`: why a service could not be opened. On `outOfService`: why the catalogue cannot be had. */
  readonly failure: Failure | null
  /** What `outOfService` says: no daemon, or no catalogue (then `failure` has the code). */
  readonly outOfServiceBecause: 'notConnected' | 'noCatalogue' | null
  /** The `apply` actor while a service is open. */
  readonly apply: unknown
  /** Whole seconds left in the idle warning; null when no warning is shown. */
  readonly idleSecondsLeft: number | null
  /** Why the last session ended; decides the words on `ending`. `restarted`: the daemon came back without it. */
  readonly endedBecause: 'finished' | 'cancelled' | 'idle' | 'attendant' | 'restarted' | null
}

export type TerminalEvent =
  | { readonly type: 'TOUCH' }
  | { readonly type: 'OPEN'; readonly affair: AffairSummary['id'] }
  | { readonly type: 'HOME' }
  /** A touch anywhere or a device being used: the citizen is there. */
  | { readonly type: 'ACTIVITY' }
  | { readonly type: 'STAY' }
  | { readonly type: 'HELP' }
  | { readonly type: 'CLOSE_OVERLAY' }
  /** Start over: asks first when something would be lost. */
  | { readonly type: 'LEAVE' }
  | { readonly type: 'LEAVE_CONFIRMED' }
  | { readonly type: 'SET_LANGUAGE'; readonly language: Language }
  | { readonly type: 'CATALOGUE_CHANGED'; readonly catalogue: Catalogue }
  | { readonly type: 'CONNECTION_LOST' }
  | { readonly type: 'CONNECTED' }
  /** The daemon ended the session by itself (`Session.Ended`). */
  | { readonly type: 'SESSION_ENDED' }
  | { readonly type: 'RETRY' }

/** Context of an `apply` chart. `draft` is the truth; `plan` follows from it. */
export interface ApplyContext {
  readonly affair: Affair
  readonly district: District
  readonly language: Language
  readonly draft: Draft
  readonly plan: Plan
  /** The step shown: question, form group or material id, where the screen has one. */
  readonly subject: string | null
  /** The last expected failure, to be shown on the current screen; cleared by the next act. */
  readonly failure: Failure | null
  /** Field id → key of what is wrong, after 继续 was touched. */
  readonly problems: Readonly<Record<string, string>>
  /** Set while a 'change' from check answers is under way: continue returns there. */
  readonly changing: boolean
  readonly cardStage: 'waiting' | 'found' | 'reading' | null
  /** Shown as soon as the text of the card is there. */
  readonly cardText: Identity | null
  readonly photo: string | null
  readonly qr: { readonly content: string; readonly expiresAt: string } | null
  readonly camera: string | null
  /** Addresses of the captured pages' pictures by page id. */
  readonly pictures: Readonly<Record<string, string>>
  readonly documentPages: readonly string[]
  readonly printing: { readonly job: PrintJob; readonly page: number; readonly pages: number } | null
  /** Jobs that came out in this journey, by `document:on`. */
  readonly printed: readonly string[]
  readonly sealedAt: string | null
}

export type ApplyEvent =
  | { readonly type: 'CONTINUE' }
  | { readonly type: 'BACK' }
  | { readonly type: 'ANSWER'; readonly options: readonly string[] }
  | { readonly type: 'CHOOSE_ITEM'; readonly item: string; readonly wanted: boolean }
  | { readonly type: 'FILL'; readonly field: string; readonly value: FieldValue }
  /**
   * From check answers: go to a step and come back. `step`: `question.<id>`, `notice`, `form.<group>`,
   * `material.<id>`.
   */
  | { readonly type: 'CHANGE'; readonly step: string }
  | { readonly type: 'USE_QR' }
  | { readonly type: 'USE_CARD' }
  | { readonly type: 'SKIP_FACE' }
  | { readonly type: 'CAPTURE' }
  | { readonly type: 'REMOVE_PAGE'; readonly page: string }
  /** 容缺: hand it in later. */
  | { readonly type: 'PROMISE_LATER' }
  | { readonly type: 'PHOTOGRAPH' }
  | { readonly type: 'PRINT'; readonly job: PrintJob }
  /**
   * Puts the signature on the form; `draft.signed` tells when it is there, then `SUBMIT`. Signing again replaces it.
   */
  | { readonly type: 'SIGN'; readonly strokes: Strokes }
  | { readonly type: 'SUBMIT' }
  | { readonly type: 'DELIVER'; readonly delivery: Delivery }
  | { readonly type: 'EVALUATE'; readonly evaluation: Evaluation }
  | { readonly type: 'SKIP' }
  | { readonly type: 'RETRY' }
  /** Give up on doing it alone: to the screen that calls a member of staff. From any screen. */
  | { readonly type: 'ATTENDANT' }
  /** The daemon learned more about the application while the citizen stands here (`Application.Updated`). */
  | { readonly type: 'UPDATED'; readonly submission: Submission }
  /** Sent by the `terminal` chart (leaving was confirmed), never by a screen. */
  | { readonly type: 'CANCEL' }
  | { readonly type: 'LANGUAGE'; readonly language: Language }
