/**
 * What the journeys need done by somebody else, as small ports: a chart knows those of its own idea and no other. The
 * UI implements them all with the daemon's client, tests with a scripted one. Expected failures are values with the
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

/** Recorded by the daemon: names of events and states, never what they carried. */
export interface Reporting {
  report(kind: 'unexpectedEvent' | 'error' | 'outOfService', state: string, event: string): void
}

/** What the terminal itself needs, and all that the first screens carry. */
export interface SessionPort extends Reporting {
  listAffairs(signal: AbortSignal): Promise<Result<Catalogue>>
  /**
   * After a reload or a lost connection. `unconcluded`: an application was sealed here a moment ago, and its session
   * ended without anybody having been shown what became of it.
   */
  currentSession(
    signal: AbortSignal,
  ): Promise<
    Result<{ readonly session: HeldSession | null; readonly unconcluded: { readonly sealedAt: string } | null }>
  >
  setLanguage(language: Language): Promise<Result<null>>
  endSession(reason: 'finished' | 'cancelled' | 'idle' | 'attendant'): Promise<Result<null>>
  alive(): void
}

/** What opens a journey. */
export interface OpeningPort {
  openAffair(id: string, signal: AbortSignal): Promise<Result<Affair>>
  beginApplying(affair: string, language: Language, signal: AbortSignal): Promise<Result<Draft>>
  beginAsking(language: Language, signal: AbortSignal): Promise<Result<null>>
}

export interface SavingPort {
  /** Patches are sent in order, one in flight; a failed save is a failure the citizen hears of. */
  save(patch: CitizenPatch, signal: AbortSignal): Promise<Result<null>>
}

export interface CameraPort {
  openCamera(camera: Camera, signal: AbortSignal): Promise<Result<string>>
  closeCamera(camera: Camera): void
}

export interface IdentifyPort extends CameraPort, Reporting {
  /**
   * `face`: `notCompared` when there is nothing to compare with, so that nobody is asked to pose for it; null: the
   * comparison is still to come.
   */
  readIdCard(
    on: { progress(stage: CardStage): void; text(identity: Identity): void },
    signal: AbortSignal,
  ): Promise<Result<{ readonly identity: Identity; readonly face: FaceComparison | null }>>
  compareFace(signal: AbortSignal): Promise<Result<FaceComparison>>
  signInByQr(on: { code(content: string, expiresAt: string): void }, signal: AbortSignal): Promise<Result<Identity>>
  /** A receipt held under the scanner; `receiptUnknown` when its code is none of ours. */
  scanReceipt(signal: AbortSignal): Promise<Result<{ readonly applicationId: string }>>
  /** The same for a number typed from it. */
  enterReceipt(text: string, signal: AbortSignal): Promise<Result<{ readonly applicationId: string }>>
  /**
   * Last six characters of the applicant's 公民身份号码. `proofWrong` (detail: attempts left), then `proofLocked`.
   */
  proveReceipt(idTail: string, signal: AbortSignal): Promise<Result<null>>
}

export interface FurtherCardPort extends Reporting {
  /** For a row of a repeating group; the row is one that the daemon knows. */
  readFurtherCard(
    group: string,
    row: string,
    on: { progress(stage: CardStage): void },
    signal: AbortSignal,
  ): Promise<Result<Identity>>
}

export interface FetchPort {
  fetchShared(signal: AbortSignal): Promise<
    Result<{
      readonly shared: Readonly<Record<string, string>>
      readonly materials: Readonly<Record<string, MaterialState>>
    }>
  >
}

export interface CapturePort extends CameraPort, Reporting {
  capturePage(
    material: string,
    signal: AbortSignal,
  ): Promise<Result<{ readonly page: MaterialPage; readonly picture: string }>>
  removePage(material: string, page: string, signal: AbortSignal): Promise<Result<null>>
  viewMaterial(material: string, signal: AbortSignal): Promise<Result<readonly string[]>>
}

export interface PrintPort extends Reporting {
  print(
    job: PrintJob,
    on: { page(page: number, pages: number): void },
    signal: AbortSignal,
  ): Promise<Result<{ readonly sheets: number }>>
}

export interface ReadPort extends PrintPort {
  viewDocument(document: PrintJob['document'], signal: AbortSignal): Promise<Result<readonly string[]>>
}

export interface SignPort extends Reporting {
  sign(strokes: Strokes, signal: AbortSignal): Promise<Result<null>>
}

export interface SubmitPort {
  submit(
    on: { sealed(applicationId: string, sealedAt: string): void },
    signal: AbortSignal,
  ): Promise<Result<Submission>>
}

export interface DeliverPort extends Reporting {
  chooseDelivery(delivery: Delivery, signal: AbortSignal): Promise<Result<null>>
}

export interface EvaluatePort extends Reporting {
  evaluate(evaluation: Evaluation, signal: AbortSignal): Promise<Result<null>>
}

export interface CasesPort extends Reporting {
  /** `offline`: the platform cannot be asked, so these are only the cases of this terminal. */
  listCases(
    signal: AbortSignal,
  ): Promise<Result<{ readonly cases: readonly CaseSummary[]; readonly platform: 'online' | 'offline' }>>
  openCase(id: string, signal: AbortSignal): Promise<Result<CaseProgress>>
}

export interface Services
  extends
    SessionPort,
    OpeningPort,
    SavingPort,
    IdentifyPort,
    FurtherCardPort,
    FetchPort,
    CapturePort,
    ReadPort,
    SignPort,
    SubmitPort,
    DeliverPort,
    EvaluatePort,
    CasesPort {}
