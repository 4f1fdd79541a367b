/**
 * What the journeys need done by somebody else. The charts know only this port; the UI implements it with the
 * daemon's client, model tests with a scripted one. Expected failures are values with the daemon's codes; a rejected
 * promise is a bug and leads to `attendant`.
 */
import type { Affair, LifeStage, Text } from '../affair.ts'
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

/**
 * `code` is one of the contract's `FailureCode`s, `device` one of its `DeviceKind`s; flows do not import the contract, so
 * they are strings here.
 */
export interface Failure {
  readonly code: string
  /** What did not do its part, where a device is at work. */
  readonly device?: string
  readonly detail?: string
}
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

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

export type PrintJob = { readonly document: 'notice' | 'form' | 'receipt'; readonly on: 'a4' | 'roll' }

export interface Services {
  listAffairs(signal: AbortSignal): Promise<Result<Catalogue>>
  openAffair(id: string, signal: AbortSignal): Promise<Result<Affair>>
  /** After a reload: the session the daemon still holds, if any. */
  currentSession(signal: AbortSignal): Promise<Result<{ readonly language: 'zh' | 'en'; readonly draft: Draft } | null>>
  beginSession(affair: string, language: 'zh' | 'en', signal: AbortSignal): Promise<Result<Draft>>
  setLanguage(language: 'zh' | 'en'): Promise<Result<null>>
  /** Patches are sent in order, one in flight; a failed save is a failure the citizen hears of. */
  save(patch: CitizenPatch, signal: AbortSignal): Promise<Result<null>>
  endSession(reason: 'finished' | 'cancelled' | 'idle' | 'attendant'): Promise<Result<null>>
  alive(): void
  report(kind: 'unexpectedEvent' | 'error' | 'outOfService', state: string, event: string): void

  /**
   * `face`: `notCompared` when there is nothing to compare with, so that nobody is asked to pose for it; null: the
   * comparison is still to come.
   */
  readIdCard(
    on: { progress(stage: 'waiting' | 'found' | 'reading'): void; text(identity: Identity): void },
    signal: AbortSignal,
  ): Promise<
    Result<{ readonly identity: Identity; readonly photo: string | null; readonly face: FaceComparison | null }>
  >
  compareFace(signal: AbortSignal): Promise<Result<FaceComparison>>
  signInByQr(on: { code(content: string, expiresAt: string): void }, signal: AbortSignal): Promise<Result<Identity>>
  fetchShared(signal: AbortSignal): Promise<
    Result<{
      readonly shared: Readonly<Record<string, string>>
      readonly materials: Readonly<Record<string, MaterialState>>
    }>
  >
  openCamera(camera: 'documentCamera' | 'faceCamera', signal: AbortSignal): Promise<Result<string>>
  closeCamera(camera: 'documentCamera' | 'faceCamera'): void
  capturePage(
    material: string,
    signal: AbortSignal,
  ): Promise<Result<{ readonly page: MaterialPage; readonly picture: string }>>
  removePage(material: string, page: string, signal: AbortSignal): Promise<Result<null>>
  viewMaterial(material: string, signal: AbortSignal): Promise<Result<readonly string[]>>
  viewDocument(document: 'notice' | 'form' | 'receipt', signal: AbortSignal): Promise<Result<readonly string[]>>
  print(
    job: PrintJob,
    on: { page(page: number, pages: number): void },
    signal: AbortSignal,
  ): Promise<Result<{ readonly sheets: number }>>
  sign(strokes: Strokes, signal: AbortSignal): Promise<Result<null>>
  submit(
    on: { sealed(applicationId: string, sealedAt: string): void },
    signal: AbortSignal,
  ): Promise<Result<Submission>>
  chooseDelivery(delivery: Delivery, signal: AbortSignal): Promise<Result<null>>
  evaluate(evaluation: Evaluation, signal: AbortSignal): Promise<Result<null>>
}

/** Strokes of [x, y, t, pressure]: x, y and pressure 0…1, t in ms since the first touch. */
export type Strokes = readonly (readonly (readonly [number, number, number, number])[])[]
