/**
 * What the journeys ask of the daemon. A chart names the requests of its own idea (`Port<'Application.Sign'>`) and can
 * make no other. In the UI the daemon's client answers, in tests a scripted one. Expected failures are values with the
 * daemon's codes; a rejected promise is a bug and leads to `attendant`.
 */
import type { Affair, LifeStage, Text } from '../affair.ts'
import type { CaseOwner, CaseProgress, CaseSummary } from '../case.ts'
import type { District } from '../district.ts'
import type {
  CitizenPatch,
  Delivery,
  Draft,
  Evaluation,
  FaceComparison,
  Identity,
  MaterialPage,
  MaterialState,
  Submission,
} from '../draft.ts'
import type { Language } from '../language.ts'

/**
 * `code` is one of the contract's `FailureCode`s, `device` one of its `DeviceKind`s; flows do not import the contract,
 * so they are strings here.
 */
export interface Failure {
  readonly code: string
  /** What did not do its part, where a device is at work. */
  readonly device?: string
  readonly detail?: string
}
/** What a command came to. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
export const failureOf = (result: Result<unknown>): Failure | null => (result.ok ? null : result.failure)

/** May a citizen begin this now? */
export interface Availability {
  /**
   * False when nothing works of what it cannot do without; then `reason` is a failure code and `device` the one that is
   * down.
   */
  readonly available: boolean
  readonly reason?: string
  readonly device?: string
  /** What works still, but not for long, as the contract's words: told before somebody starts something long. */
  readonly low?: readonly { readonly device: string; readonly supply: string }[]
}

/** One tile of the home screen. */
export interface AffairSummary extends Availability {
  readonly id: string
  readonly name: Text
  readonly summary: Text
  readonly stage: LifeStage
  readonly audience: 'person' | 'enterprise'
}

export interface Catalogue {
  readonly district: District
  readonly affairs: readonly AffairSummary[]
  /** 查办件: a person's cases, or the case of a receipt. */
  readonly progress: Availability
}

/** `case`: whose receipt, where it is not the session's own application (查办件). */
export interface PrintJob {
  readonly document: 'notice' | 'form' | 'receipt'
  readonly on: 'a4' | 'roll'
  readonly case?: string
}

/** Strokes of [x, y, t, pressure]: x, y and pressure 0…1, t in ms since the first touch. */
export type Strokes = readonly (readonly (readonly [number, number, number, number])[])[]
export type CardStage = 'waiting' | 'found' | 'reading'
export type Camera = 'documentCamera' | 'faceCamera'

/** The session the daemon holds, by the journey it belongs to. */
export type HeldSession =
  | { readonly journey: 'apply'; readonly language: Language; readonly draft: Draft }
  | { readonly journey: 'progress'; readonly language: Language; readonly owner: CaseOwner }

/** A QR code, row by row: 1 is dark, 0 is light; no quiet zone. */
export type QrModules = readonly string[]

type Nothing = Readonly<Record<string, never>>
interface CardProgress {
  readonly stage: CardStage
}
/** One request: what it carries, what success brings, what is heard meanwhile by the name of the event. */
interface Asked<P, R, E = unknown> {
  readonly payload: P
  readonly result: R
  readonly events: E
}

/**
 * The commands of the daemon's contract that charts use, as charts see them; `kiosk-ui/src/daemon/services.ts` does
 * not compile unless the contract offers each of them like this.
 */
export interface Requests {
  'Common.Report': Asked<
    {
      readonly kind: 'unexpectedEvent' | 'error' | 'outOfService'
      readonly state: string
      readonly event: string
    },
    null
  >
  /**
   * After a reload or a lost connection. `unconcluded`: an application was sealed here a moment ago, and its session
   * ended without anybody having been shown what became of it.
   */
  'Session.Current': Asked<
    Nothing,
    { readonly session: HeldSession | null; readonly unconcluded: { readonly sealedAt: string } | null }
  >
  'Session.Begin': Asked<
    | { readonly journey: 'apply'; readonly affair: string; readonly language: Language }
    | { readonly journey: 'progress'; readonly language: Language },
    HeldSession
  >
  'Session.SetLanguage': Asked<{ readonly language: Language }, null>
  'Session.Alive': Asked<Nothing, null>
  'Session.End': Asked<{ readonly reason: 'finished' | 'cancelled' | 'idle' | 'attendant' }, null>
  /** Patches are sent in order, one in flight; a failed save is a failure the citizen hears of. */
  'Session.Save': Asked<CitizenPatch, null>
  /** `face`: `notCompared` when there is nothing to compare with, so that nobody is asked to pose for it. */
  'IdCard.Read': Asked<
    Nothing,
    { readonly identity: Identity; readonly face: FaceComparison | null },
    { readonly 'IdCard.Progress': CardProgress; readonly 'IdCard.Text': { readonly identity: Identity } }
  >
  /** For a row of a repeating group; the row is one that the daemon knows. */
  'IdCard.ReadFurther': Asked<
    { readonly group: string; readonly row: string },
    { readonly identity: Identity },
    { readonly 'IdCard.Progress': CardProgress }
  >
  'Face.Compare': Asked<Nothing, { readonly face: FaceComparison }>
  'SignIn.Begin': Asked<
    Nothing,
    { readonly identity: Identity },
    { readonly 'SignIn.Code': { readonly modules: QrModules } }
  >
  /** A receipt held under the scanner; `receiptUnknown` when its code is none of ours. */
  'Receipt.Scan': Asked<Nothing, { readonly applicationId: string }, { readonly 'Receipt.Looking': null }>
  /** The same for a number typed from it. */
  'Receipt.Enter': Asked<{ readonly text: string }, { readonly applicationId: string }>
  /** Last six characters of the applicant's 公民身份号码. `proofWrong` (detail: attempts left), then `proofLocked`. */
  'Receipt.Prove': Asked<{ readonly idTail: string }, null>
  'Shared.Fetch': Asked<
    Nothing,
    {
      readonly shared: Readonly<Record<string, string>>
      readonly materials: Readonly<Record<string, MaterialState>>
    }
  >
  'Camera.Open': Asked<{ readonly camera: Camera }, { readonly stream: string }>
  'Camera.Close': Asked<{ readonly camera: Camera }, null>
  'Material.Capture': Asked<{ readonly material: string }, { readonly page: MaterialPage; readonly picture: string }>
  'Material.RemovePage': Asked<{ readonly material: string; readonly page: string }, null>
  'Material.View': Asked<{ readonly material: string }, { readonly pictures: readonly string[] }>
  'Document.View': Asked<{ readonly document: PrintJob['document'] }, { readonly pages: readonly string[] }>
  'Document.Print': Asked<
    PrintJob,
    { readonly sheets: number },
    { readonly 'Document.Progress': { readonly page: number; readonly pages: number } }
  >
  'Application.Sign': Asked<{ readonly strokes: Strokes }, null>
  'Application.Submit': Asked<
    Nothing,
    Submission,
    { readonly 'Application.Sealed': { readonly applicationId: string; readonly sealedAt: string } }
  >
  'Delivery.Choose': Asked<Delivery, null>
  'Evaluation.Give': Asked<Evaluation, null>
  /** `offline`: the platform cannot be asked, so these are only the cases of this terminal. */
  'Case.List': Asked<Nothing, { readonly cases: readonly CaseSummary[]; readonly platform: 'online' | 'offline' }>
  'Case.Open': Asked<{ readonly case: string }, CaseProgress>
}

export type RequestName = keyof Requests
export type ResultOf<N extends RequestName> = Requests[N]['result']

/** Whoever answers the requests `N`. */
export interface Port<N extends RequestName> {
  request<M extends N>(
    name: M,
    payload: Requests[M]['payload'],
    options?: {
      readonly signal?: AbortSignal
      readonly on?: { readonly [E in keyof Requests[M]['events']]: (heard: Requests[M]['events'][E]) => void }
    },
  ): Promise<Result<ResultOf<M>>>
}

/** Recorded by the daemon: names of events and states, never what they carried. */
export function report(
  port: Port<'Common.Report'>,
  kind: Requests['Common.Report']['payload']['kind'],
  state: string,
  event: string,
): void {
  void port.request('Common.Report', { kind, state, event })
}

export interface Services extends Port<RequestName> {
  listAffairs(signal: AbortSignal): Promise<Result<Catalogue>>
  openAffair(id: string, signal: AbortSignal): Promise<Result<Affair>>
}
