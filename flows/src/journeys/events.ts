/** The events that touching a screen can send, chart by chart. */
import type { Delivery, Evaluation, FieldValue, Submission } from '../draft/draft.ts'
import type { LifeStage } from '../model/affair.ts'
import type { Language } from '../model/language.ts'
import type { TextSize } from './text-size.ts'
import type { AffairSummary, Catalogue, PrintJob, Strokes } from './port.ts'

/** What is chosen on the home screen. */
export type Wanted =
  | {
      readonly journey: 'apply'
      readonly affair: AffairSummary['id']
      /** 补正: the 办件编号 of the returned case that is to be mended. */
      readonly corrects?: string
      /** 接着办: the code of a printed 一次性告知书. */
      readonly notice?: string
    }
  /** 查办件. */
  | { readonly journey: 'progress' }

/** Services that stand together. */
export interface Shelf {
  readonly audience: AffairSummary['audience']
  readonly stage: LifeStage
}

export type TerminalEvent =
  | { readonly type: 'TOUCH' }
  | { readonly type: 'OPEN'; readonly wanted: Wanted }
  | { readonly type: 'HOME' }
  /** Shows all services of a stage of life or business. */
  | { readonly type: 'BROWSE'; readonly shelf: Shelf }
  | { readonly type: 'SEARCH' }
  /** 手里有告知书: its code under the scanner opens its service where the paper ends. */
  | { readonly type: 'SCAN_NOTICE' }
  /** A touch anywhere, or a device being used: somebody is there. */
  | { readonly type: 'ACTIVITY' }
  | { readonly type: 'STAY' }
  | { readonly type: 'HELP' }
  | { readonly type: 'CLOSE_OVERLAY' }
  /** Starts over; asks first if something would be lost. */
  | { readonly type: 'LEAVE' }
  | { readonly type: 'LEAVE_CONFIRMED' }
  | { readonly type: 'SET_LANGUAGE'; readonly language: Language }
  | { readonly type: 'SET_TEXT_SIZE'; readonly textSize: TextSize }
  | { readonly type: 'CATALOGUE_CHANGED'; readonly catalogue: Catalogue }
  | { readonly type: 'CONNECTION_LOST' }
  | { readonly type: 'CONNECTED' }
  /** The daemon ended the session by itself (`Session.Ended`). */
  | { readonly type: 'SESSION_ENDED' }
  | { readonly type: 'RETRY' }

/** Events that every journey accepts besides its own, whichever step has the screen. */
export type JourneyEvent =
  /** Stop doing it alone: leads to the screen that calls a member of staff. Possible on every screen. */
  | { readonly type: 'ATTENDANT' }
  /** The daemon learned more about the application while the citizen is still here (`Application.Updated`). */
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
type Fill =
  | { readonly type: 'FILL'; readonly field: string; readonly value: FieldValue }
  /** The number in a field is right, although its check digit does not fit. */
  | { readonly type: 'CONFIRM'; readonly field: string }
/** On paper: what the case lacks, and what its owner does now. */
interface Explain {
  readonly type: 'EXPLAIN'
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
  /** Of several, this one is meant; null: none of them. */
  | { readonly type: 'MEAN'; readonly candidate: string | null }
  | Fill
  /**
   * From check answers: go to a step and come back. `step`: `question.<id>`, `notice`, `whom.<role>`, `form.<group>`,
   * `material.<id>`.
   */
  | { readonly type: 'CHANGE'; readonly step: string }
  | Explain
  | RowsEvent

/** Events of a group that asks about several people or things: of its list and of the open row. */
export type RowsEvent =
  | Continue
  | Back
  | { readonly type: 'ADD_ROW' }
  | { readonly type: 'OPEN_ROW'; readonly row: string }
  /** Removes the open row. */
  | { readonly type: 'REMOVE_ROW' }
  | Fill
  /** The open row is the applicant. */
  | { readonly type: 'SELF' }
  /** The person of the open row lays their card. */
  | { readonly type: 'LAY_CARD' }

export type FurtherCardEvent = Back | Retry

/** Ways to identify oneself: ID card, phone sign-in, or a receipt with a proof that only its owner can give. */
export type Way = 'idCard' | 'phone' | 'receipt'

export type IdentifyEvent =
  | Back
  | Retry
  | { readonly type: 'USE'; readonly way: Way }
  | { readonly type: 'PHOTOGRAPH' }
  /** The number of a receipt, typed instead of scanned. */
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

/** `TAKE_AWAY`: whoever signs on paper is not here; what they sign is printed, with the 告知书 by which to go on later. */
export type ReadEvent = Continue | Back | Retry | Print | { readonly type: 'TAKE_AWAY' }

export type SignEvent =
  | Back
  /**
   * Puts the signature on the form; `signing` reports when it is there, then `SUBMIT` follows. Signing again replaces
   * it.
   */
  | { readonly type: 'SIGN'; readonly strokes: Strokes }
  /** Hands the terminal on to whoever signs next; hands the application in when everybody has signed. */
  | { readonly type: 'SUBMIT' }

/** Of somebody who signs beside the applicant: how they show who they are. */
export type TurnEvent = Back | Retry | { readonly type: 'BY_CARD' | 'BY_PHONE' | 'ON_PAPER' }

export type ReceiptEvent = Continue | Print
/** 预约. */
export type AppointEvent =
  | Continue
  | Retry
  | { readonly type: 'TAKE'; readonly slot: string }
  /** No time is chosen now. */
  | { readonly type: 'LATER' }
  /** Another time than the one held. */
  | { readonly type: 'CHANGE_TIME' }
  | { readonly type: 'GIVE_BACK' }
/** 容缺补交. */
export type SupplyEvent =
  | Continue
  | Back
  | Retry
  | { readonly type: 'PHOTOGRAPH' }
  /** The platform has it as a licence. */
  | { readonly type: 'USE_LICENCE' }
  | { readonly type: 'HAND_IN' }
  /** 补交凭证. */
  | { readonly type: 'RECEIPT' }
export interface DeliverEvent {
  readonly type: 'DELIVER'
  readonly delivery: Delivery
}
export type EvaluateEvent = { readonly type: 'EVALUATE'; readonly evaluation: Evaluation } | { readonly type: 'SKIP' }

export type ProgressEvent =
  | Continue
  | Back
  | Retry
  /** 补打凭证 of the case shown. */
  | { readonly type: 'RECEIPT' }
  | Explain
  /** 补正 of the case shown: its service is applied for again, and says which case it mends. */
  | { readonly type: 'MEND' }
  /** 预约 of an item of the case shown: choose a time, change it, or give it back. */
  | { readonly type: 'APPOINT'; readonly item: string }
  /** 补交 a material that the case shown lacks. */
  | { readonly type: 'SUPPLY'; readonly material: string }
  /** 补交凭证 of the case shown. */
  | { readonly type: 'SUPPLIED' }
  | { readonly type: 'OPEN_CASE'; readonly case: string }
