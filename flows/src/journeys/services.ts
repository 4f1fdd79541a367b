/**
 * What the journeys request from the daemon. Each chart names the requests it needs (`Port<'Application.Sign'>`) and
 * can make no others. In the UI the daemon's client answers, in tests a scripted one. Expected failures are values with
 * the daemon's codes; a rejected promise is a bug and leads to `attendant`.
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
 * `code` is one of the contract's `FailureCode`s, `device` one of its `DeviceKind`s. They are strings here because
 * flows do not import the contract.
 */
export interface Failure {
  readonly code: string
  /** The device that failed, if the failure is about one. */
  readonly device?: string
  readonly detail?: string
}
/** The result of a request. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
export const failureOf = (result: Result<unknown>): Failure | null => (result.ok ? null : result.failure)

/** Whether a journey can be started now. */
export interface Availability {
  /**
   * False if something it cannot do without is out of order; then `reason` is a failure code and `device` the device
   * that failed, if it was one.
   */
  readonly available: boolean
  readonly reason?: string
  readonly device?: string
  /**
   * Supplies that will soon run out, as device and supply of the contract: told before somebody starts something long.
   */
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

/** `case`: the case whose receipt is printed, if it is not the session's own application (查办件). */
export interface PrintJob {
  readonly document: 'notice' | 'form' | 'receipt'
  readonly on: 'a4' | 'roll'
  readonly case?: string
}

/** Strokes of [x, y, t, pressure]: x, y and pressure 0…1, t in ms since the first touch. */
export type Strokes = readonly (readonly (readonly [number, number, number, number])[])[]
export type CardStage = 'waiting' | 'found' | 'reading'
export type Camera = 'documentCamera' | 'faceCamera'

/** The session the daemon holds, by its journey. `begunAt`: ISO 8601, by the daemon's clock. */
export type HeldSession = { readonly language: Language; readonly begunAt: string } & (
  | { readonly journey: 'apply'; readonly draft: Draft }
  | { readonly journey: 'progress'; readonly owner: CaseOwner }
)

/** A QR code, row by row: 1 is dark, 0 is light; no quiet zone. */
export type QrModules = readonly string[]

type Nothing = Readonly<Record<string, never>>
interface CardProgress {
  readonly stage: CardStage
}
/** One request: its payload, its result on success, and the events heard meanwhile, by name. */
interface Asked<P, R, E = unknown> {
  readonly payload: P
  readonly result: R
  readonly events: E
}

/**
 * The commands of the daemon's contract that charts use, as charts see them. `kiosk-ui/src/daemon/services.ts` compiles
 * only if the contract offers each of them in this form.
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
   * Asked after a reload or a lost connection. `unconcluded`: an application was sealed here a moment ago and its
   * session ended before anybody was shown its outcome.
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
  /** Patches are sent in order, one in flight; the citizen is told if one cannot be saved. */
  'Session.Save': Asked<CitizenPatch, null>
  /** `face`: `notCompared` if the terminal cannot compare faces, so that nobody is asked to pose for it. */
  'IdCard.Read': Asked<
    Nothing,
    { readonly identity: Identity; readonly face: FaceComparison | null },
    { readonly 'IdCard.Progress': CardProgress; readonly 'IdCard.Text': { readonly identity: Identity } }
  >
  /** Reads another person's card for a row of a repeating group. The daemon must already know the row. */
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
  /** A receipt held under the scanner; `receiptUnknown` if its code is not one of ours. */
  'Receipt.Scan': Asked<Nothing, { readonly applicationId: string }, { readonly 'Receipt.Looking': null }>
  /** The same for a number typed from the receipt. */
  'Receipt.Enter': Asked<{ readonly text: string }, { readonly applicationId: string }>
  /**
   * Last six characters of the applicant's 公民身份号码. Fails with `proofWrong` (detail: attempts left), then `proofLocked`.
   */
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

/** Something that answers the requests `N`. */
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

/** Recorded by the daemon: names of events and states, never their content. */
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
