/**
 * The agreement between the statecharts and their renderer. Every state a citizen can rest in carries exactly one
 * screen tag `screen:<Screen>`; the renderer switches on that alone, and gets what the screen shows.
 */
import type { Affair, DeliveryMode, Material, Text } from '../model/affair.ts'
import type { Appointment, AppointStage, InPerson, Slot, Wish } from '../appointment/appointment.ts'
import type { CaseList, CaseProgress } from '../case/case.ts'
import type { Later } from '../plan/deferral.ts'
import type { District } from '../model/district.ts'
import type { Supplying, SupplyStage } from '../case/supply.ts'
import type { Draft, FaceComparison, Identity, MaterialPage, Submission } from '../draft/draft.ts'
import type { Plan } from '../plan/plan.ts'
import type { Signer } from '../draft/signers.ts'
import type {
  ApplyEvent,
  AppointEvent,
  CaptureEvent,
  DeliverEvent,
  EvaluateEvent,
  FurtherCardEvent,
  IdentifyEvent,
  ProgressEvent,
  ReadEvent,
  ReceiptEvent,
  RowsEvent,
  Shelf,
  SignEvent,
  SupplyEvent,
  TerminalEvent,
  TurnEvent,
  Way,
} from './events.ts'
import type { IdlePolicy } from './delays.ts'
import type { Leaving } from './journey.ts'
import type { CardStage, CasePaper, Catalogue, PrintJob, QrModules } from './port.ts'

/** Why the last session ended; decides the text on `ending`. */
export type EndReason =
  | 'finished'
  | 'cancelled'
  | 'idle'
  | 'attendant'
  /** The daemon came back without the session. */
  | 'restarted'
  /** The same, while the application was being handed in: nothing was sealed, so nothing was handed in. */
  | 'notHandedIn'
  /** The same, but the application had been sealed: 刚才的申请已收到，可补打凭证. */
  | 'received'
  /** The same, and it has been returned or refused since. */
  | 'refused'

/** What is known of an application whose outcome nobody was shown. */
export type Unconcluded = 'received' | 'refused'

/** `show`: what the screen shows; `says`: the events that a touch may send to the chart that carries the screen. */
interface Of<Show, Says extends { readonly type: string } = never> {
  readonly show: Show
  readonly says: Says
}
type Saying<E extends { readonly type: string }, T extends E['type']> = Extract<E, { readonly type: T }>
type Onward = Saying<ApplyEvent, 'CONTINUE'>
type Walk = Saying<ApplyEvent, 'CONTINUE' | 'BACK'>

interface Planned {
  readonly plan: Plan
  readonly draft: Draft
}
/** `changing`: a “change” from check answers is under way; 继续 returns there. */
interface Changeable {
  readonly subject: string | null
  readonly changing: boolean
}
interface Home {
  readonly catalogue: Catalogue | null
  /** An application was sealed here a moment ago and nobody has been shown its outcome. */
  readonly unconcluded: Unconcluded | null
}

/**
 * What each screen shows and sends. A chart can carry a screen only if its context has the one and it accepts the
 * other.
 */
export interface Screens {
  // terminal
  readonly attract: Of<Home, TerminalEvent>
  readonly home: Of<Home, TerminalEvent>
  /** All services of one stage. */
  readonly browse: Of<Pick<Home, 'catalogue'> & { readonly shelf: Shelf | null }, TerminalEvent>
  /** What is typed may say more of a person than they think: it stays within the screen. */
  readonly search: Of<Pick<Home, 'catalogue'>, TerminalEvent>
  /** A printed 一次性告知书 under the scanner. */
  readonly scanNotice: Of<Pick<Home, 'catalogue'>, TerminalEvent>
  readonly opening: Of<object>
  readonly outOfService: Of<
    { readonly catalogue: Catalogue | null; readonly outOfServiceBecause: 'notConnected' | 'noCatalogue' | null },
    TerminalEvent
  >
  /** The connection was lost after 提交; `interrupted` is the state of the application at that moment. */
  readonly recovering: Of<{ readonly interrupted: Leaving | null }, TerminalEvent>
  /** `wiped`: the daemon has confirmed that it holds nobody any more. */
  readonly ending: Of<{ readonly endedBecause: EndReason | null; readonly wiped: boolean }, TerminalEvent>
  // any journey
  readonly attendant: Of<
    { readonly district: District; readonly draft?: Draft },
    Saying<ApplyEvent, 'CONTINUE' | 'RETRY'>
  >
  // apply
  readonly guide: Of<{ readonly affair: Affair; readonly district: District }, Onward>
  readonly question: Of<
    Planned & Changeable & { readonly affair: Affair },
    Saying<ApplyEvent, 'ANSWER' | 'CONTINUE' | 'BACK'>
  >
  readonly blocked: Of<{ readonly plan: Plan; readonly district: District }, Saying<ApplyEvent, 'BACK'>>
  readonly notice: Of<
    Planned & {
      readonly affair: Affair
      readonly district: District
      readonly changing: boolean
      readonly printed: readonly PrintJob['on'][]
    },
    Saying<ApplyEvent, 'CHOOSE_ITEM' | 'PRINT' | 'CONTINUE' | 'BACK'>
  >
  readonly fetching: Of<object, Saying<ApplyEvent, 'RETRY' | 'CONTINUE' | 'BACK'>>
  /** Several people or enterprises are linked to the applicant in the role `subject`. */
  readonly whom: Of<
    Planned & Changeable & { readonly affair: Affair },
    Saying<ApplyEvent, 'MEAN' | 'CONTINUE' | 'BACK'>
  >
  /** `problems`: field id → key of what is wrong, after 继续 was touched. */
  readonly form: Of<
    Planned & Changeable & { readonly problems: Readonly<Record<string, string>> },
    Saying<ApplyEvent, 'FILL' | 'CONFIRM' | 'CONTINUE' | 'BACK'>
  >
  /** A group that asks about several people or things: the list, and one row. */
  readonly rows: Of<
    Planned & Changeable & { readonly affair: Affair },
    Saying<RowsEvent, 'ADD_ROW' | 'OPEN_ROW' | 'CONTINUE' | 'BACK'>
  >
  readonly row: Of<
    Planned & {
      readonly subject: string | null
      readonly affair: Affair
      readonly row: string | null
      readonly problems: Readonly<Record<string, string>>
    },
    Saying<RowsEvent, 'FILL' | 'CONFIRM' | 'SELF' | 'LAY_CARD' | 'REMOVE_ROW' | 'CONTINUE' | 'BACK'>
  >
  readonly furtherCard: Of<{ readonly party: Text; readonly cardStage: CardStage | null }, FurtherCardEvent>
  readonly materials: Of<Planned, Walk>
  readonly check: Of<Planned & { readonly affair: Affair }, Saying<ApplyEvent, 'CHANGE' | 'CONTINUE' | 'BACK'>>
  readonly submitting: Of<{ readonly sealed: object | null }>
  readonly accepted: Of<Planned, Onward>
  readonly queued: Of<{ readonly draft: Draft }, Onward>
  readonly returned: Of<
    Planned & { readonly affair: Affair; readonly district: District },
    Saying<ApplyEvent, 'CHANGE' | 'EXPLAIN' | 'CONTINUE'>
  >
  readonly refused: Of<{ readonly draft: Draft; readonly affair: Affair; readonly district: District }, Onward>
  readonly unknownOutcome: Of<{ readonly draft: Draft }, Onward>
  readonly held: Of<{ readonly draft: Draft; readonly district: District }, Onward>
  // identify
  readonly ways: Of<{ readonly accepts: readonly Way[] }, Saying<IdentifyEvent, 'USE' | 'BACK'>>
  /** `cardText`: shown as soon as the text of the card has been read. */
  readonly identify: Of<
    { readonly accepts: readonly Way[]; readonly cardStage: CardStage | null; readonly cardText: Identity | null },
    Saying<IdentifyEvent, 'USE' | 'BACK' | 'RETRY'>
  >
  readonly qrSignIn: Of<
    { readonly accepts: readonly Way[]; readonly qr: QrModules | null },
    Saying<IdentifyEvent, 'USE' | 'BACK' | 'RETRY'>
  >
  readonly face: Of<
    { readonly accepts: readonly Way[]; readonly camera: string | null; readonly face: FaceComparison | null },
    Saying<IdentifyEvent, 'PHOTOGRAPH' | 'USE' | 'BACK'>
  >
  /** `entered`: the typed number, if it was not one of ours. */
  readonly scanReceipt: Of<{ readonly entered: string }, Saying<IdentifyEvent, 'ENTER' | 'RETRY' | 'BACK'>>
  readonly proveReceipt: Of<object, Saying<IdentifyEvent, 'PROVE' | 'BACK'>>
  // capture
  readonly capture: Of<
    {
      readonly material: Material
      /** 容缺: by when it may follow; null: it may not. */
      readonly later: Later | null
      readonly pages: readonly MaterialPage[]
      /** Page id → address of the page's picture. */
      readonly pictures: Readonly<Record<string, string>>
      readonly camera: string | null
      readonly changing: boolean
    },
    CaptureEvent
  >
  // read, sign
  /**
   * `signer`: somebody else than the applicant reads what they are about to sign, which is `papers`; `onPaper`: once it
   * is printed. `taken`: it is printed to be taken to them, and the 告知书 with it.
   */
  readonly read: Of<
    {
      readonly pages: readonly string[]
      readonly signer: Signatory | null
      readonly papers: readonly Text[]
      readonly onPaper: boolean
      readonly taken: boolean
    },
    ReadEvent
  >
  /** `next`: whom the terminal is handed to after this signature; null: the application can be handed in. */
  readonly sign: Of<
    {
      readonly signer: Signatory
      readonly affair: Text
      readonly signed: boolean
      readonly next: Signatory | null
      readonly others: readonly Signatory[]
    },
    SignEvent
  >
  /** Whose turn it is to sign beside the applicant, and how they show who they are; `left`: how many sign after. */
  readonly turn: Of<
    {
      readonly signer: Signer
      readonly left: number
      readonly cardStage: CardStage | null
      readonly qr: QrModules | null
      readonly way: 'card' | 'phone' | null
    },
    TurnEvent
  >
  // receipt, deliver, evaluate
  /** `number`: of the case, or of the application on this terminal; `printed`: the kinds of paper it was printed on. */
  readonly receipt: Of<
    { readonly document: CasePaper; readonly number: string; readonly printed: readonly PrintJob['on'][] },
    ReceiptEvent
  >
  /** 预约: `slots` null: no times are given out for the item; `gone`: the one chosen was taken meanwhile. */
  readonly appointment: Of<
    {
      readonly item: InPerson
      readonly stage: AppointStage
      readonly slots: readonly Slot[] | null
      readonly held: Appointment | null
      readonly gone: boolean
      /** What was wished last. */
      readonly wish: Wish | null
      readonly case?: string
    },
    AppointEvent
  >
  readonly delivery: Of<
    { readonly modes: readonly DeliveryMode[]; readonly at: Text; readonly receiver: Receiver },
    DeliverEvent
  >
  readonly evaluation: Of<object, EvaluateEvent>
  // progress
  readonly finding: Of<object, Saying<ProgressEvent, 'RETRY' | 'BACK'>>
  readonly cases: Of<
    CaseList & { readonly district: District },
    Saying<ProgressEvent, 'OPEN_CASE' | 'CONTINUE' | 'RETRY'>
  >
  readonly case: Of<
    { readonly opened: CaseProgress | null; readonly district: District; readonly byReceipt: boolean },
    Saying<ProgressEvent, 'RECEIPT' | 'EXPLAIN' | 'MEND' | 'APPOINT' | 'SUPPLY' | 'SUPPLIED' | 'BACK' | 'CONTINUE'>
  >
  /** 容缺补交. `pictures`: what is about to be handed in; `submission`: what became of it. */
  readonly supply: Of<
    {
      readonly stage: SupplyStage
      readonly supplying: Supplying | null
      readonly by: 'pages' | 'licence'
      readonly pictures: readonly string[]
      readonly submission: Submission | null
    },
    SupplyEvent
  >
}

/** Somebody who signs, as the screens tell of them; `role` null: the applicant. */
export type Signatory = Pick<Signer, 'id' | 'name' | 'role' | 'principal'>

/** Default recipient of the results, as far as known, so that nothing is asked twice. */
export interface Receiver {
  readonly receiver: string
  readonly mobile: string
  readonly address: string
}

export type Screen = keyof Screens

/** The screens that a chart with this context and these events can carry. */
type Carried<Context, Event> = {
  [S in Screen]: Context extends Screens[S]['show'] ? (Screens[S]['says'] extends Event ? S : never) : never
}[Screen]

/** Marks a state of a chart with its screen and its idle policy. Accepts only screens the chart can carry. */
export const showing =
  <Context, Event>() =>
  <S extends Carried<Context, Event>>(screen: S, idle: IdlePolicy) => ({
    tags: `screen:${screen}` as const,
    meta: { idle },
  })

/** Tags of a chart. `card`: a card lies on the reader, a sign of life. `handingIn`, `sealed`: see `apply`. */
export type Tag = `screen:${Screen}` | 'card' | 'handingIn' | 'sealed'
