/** What a citizen may say to a chart by touching its screens, chart by chart. */
import type { Delivery, Evaluation, FieldValue, Submission } from '../draft.ts'
import type { Language } from '../language.ts'
import type { AffairSummary, Catalogue, PrintJob, Strokes } from './services.ts'

/** What is asked for at home. */
export type Wanted =
  | { readonly journey: 'apply'; readonly affair: AffairSummary['id'] }
  /** 查办件. */
  | { readonly journey: 'progress' }

export type TerminalEvent =
  | { readonly type: 'TOUCH' }
  | { readonly type: 'OPEN'; readonly wanted: Wanted }
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

/** What every journey hears besides its own events, whichever of its steps has the screen. */
export type JourneyEvent =
  /** Give up on doing it alone: to the screen that calls a member of staff. From any screen. */
  | { readonly type: 'ATTENDANT' }
  /** The daemon learned more about the application while the citizen stands here (`Application.Updated`). */
  | { readonly type: 'UPDATED'; readonly submission: Submission }
  /** Sent by the `terminal` chart (leaving was confirmed), never by a screen. */
  | { readonly type: 'CANCEL' }
  | { readonly type: 'LANGUAGE'; readonly language: Language }

interface Continue {
  readonly type: 'CONTINUE'
}
interface Back {
  readonly type: 'BACK'
}
interface Retry {
  readonly type: 'RETRY'
}
interface Print {
  readonly type: 'PRINT'
  readonly on: PrintJob['on']
}

export type ApplyEvent =
  | Continue
  | Back
  | Retry
  | Print
  | { readonly type: 'ANSWER'; readonly options: readonly string[] }
  | { readonly type: 'CHOOSE_ITEM'; readonly item: string; readonly wanted: boolean }
  | { readonly type: 'FILL'; readonly field: string; readonly value: FieldValue }
  /**
   * From check answers: go to a step and come back. `step`: `question.<id>`, `notice`, `form.<group>`,
   * `material.<id>`.
   */
  | { readonly type: 'CHANGE'; readonly step: string }
  | RowsEvent

/** Of a group that asks about several people or things: the list of them, and the one that is open. */
export type RowsEvent =
  | Continue
  | Back
  | { readonly type: 'ADD_ROW' }
  | { readonly type: 'OPEN_ROW'; readonly row: string }
  /** The open one is taken away again. */
  | { readonly type: 'REMOVE_ROW' }
  | { readonly type: 'FILL'; readonly field: string; readonly value: FieldValue }
  /** The open one is the applicant themselves. */
  | { readonly type: 'SELF' }
  /** The open one lays their card. */
  | { readonly type: 'LAY_CARD' }

export type FurtherCardEvent = Back | Retry

/** Ways to be known: by card, by phone sign-in, by a receipt and something only its owner knows. */
export type Way = 'idCard' | 'phone' | 'receipt'

export type IdentifyEvent =
  | Back
  | Retry
  | { readonly type: 'USE'; readonly way: Way }
  | { readonly type: 'PHOTOGRAPH' }
  /** The number of a receipt, typed where it cannot be scanned. */
  | { readonly type: 'ENTER'; readonly text: string }
  /** Last six characters of the applicant's 公民身份号码. */
  | { readonly type: 'PROVE'; readonly idTail: string }

export type CaptureEvent =
  | Continue
  | Back
  | Retry
  | { readonly type: 'CAPTURE' }
  | { readonly type: 'REMOVE_PAGE'; readonly page: string }
  /** 容缺: hand it in later. */
  | { readonly type: 'PROMISE_LATER' }

export type ReadEvent = Continue | Back | Retry | Print

export type SignEvent =
  | Back
  /** Puts the signature on the form; `signed` tells when it is there, then `SUBMIT`. Signing again replaces it. */
  | { readonly type: 'SIGN'; readonly strokes: Strokes }
  | { readonly type: 'SUBMIT' }

export type ReceiptEvent = Continue | Print
export interface DeliverEvent {
  readonly type: 'DELIVER'
  readonly delivery: Delivery
}
export type EvaluateEvent = { readonly type: 'EVALUATE'; readonly evaluation: Evaluation } | { readonly type: 'SKIP' }

export type ProgressEvent =
  | Continue
  | Back
  | Retry
  /** 补打凭证 of the case that is looked at. */
  | { readonly type: 'RECEIPT' }
  | { readonly type: 'OPEN_CASE'; readonly case: string }
