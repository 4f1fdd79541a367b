/**
 * The province's platform (政务服务平台) as the daemon sees it. `openapi.yaml` defines it on the wire, `client.ts`
 * implements it.
 *
 * Every operation takes a signal and has its own time limit. Failures are values:
 *   platformOffline   nothing was done: the platform is unreachable, does not accept this terminal (401), or gave no
 *                     usable answer; try later
 *   platformUnreadable  only for questions: it answered, and the answer is too long or not one of the contract
 *   platformRefused   the platform understood and refused (rights, unknown person, …)
 *   outcomeUnknown    only for changes: it may or may not have been done; ask before doing it again
 *   cancelled         the signal was aborted before anything was sent
 */
import type { Appointment, Slot } from '#flows/appointment/appointment.ts'
import type { PlatformStanding } from '#flows/case/case-traits.ts'
import type { CaseItem } from '#flows/case/case.ts'
import type { Delivery, Evaluation, Identity, ReturnReason } from '#flows/draft/draft.ts'
import type { Application } from '../applications/application.ts'
import type { Supplement } from '../applications/supplement.ts'
import type { Result } from '../base/result.ts'

type QuestionFailureCode = 'platformOffline' | 'platformUnreadable' | 'platformRefused' | 'cancelled'
export interface PlatformFailure<Code extends string = QuestionFailureCode> {
  readonly code: Code
  /** For the log: HTTP status and the platform's error code, or the network error; never personal data. */
  readonly detail: string
  /** The platform's trace id, to be quoted to its operators. */
  readonly traceId?: string
  /** Why not, in the platform's own words (Chinese), for whoever is told of a refusal. */
  readonly message?: string
  /** When the platform wishes to be asked again, ms. */
  readonly retryAfterMs?: number
  /** True: this request's own trouble, another may fare better. False: nobody is there, or it is about the terminal. */
  readonly own: boolean
  /** It said "not now", and may answer in a moment. */
  readonly busy?: true
  /** It said this itself. What lies between may have carried the request twice, and the second one may have arrived. */
  readonly answered?: true
}
/** For questions and for acts that may safely be repeated. */
export type PlatformAnswer<T> = Promise<Result<T, PlatformFailure>>
/** For operations that change something at the platform. */
export type PlatformChange = Promise<
  Result<null, PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled' | 'outcomeUnknown'>>
>

/** 扫码登录: `content` is drawn as QR, `code` is the argument of `pollSignIn`. */
export interface SignInCode {
  readonly code: string
  readonly content: string
  readonly expiresAt: string
}
export type SignInState =
  | { readonly state: 'pending' }
  | { readonly state: 'expired' }
  | { readonly state: 'confirmed'; readonly identity: Identity }
  /** Somebody the platform knows by another document than a 居民身份证; a case cannot be opened for them here. */
  | { readonly state: 'otherDocument' }

/** Values by `dataset.key`. */
type Values = Readonly<Record<string, string>>

/** 共享数据. */
export interface SharedData {
  /** About the applicant, and about whom the platform links to them as the only one of their kind. */
  readonly values: Values
  /** Several of one kind, each with the values of that data set: which is meant is for the applicant to say. */
  readonly subjects: readonly Subject[]
}
export interface Subject {
  /** Opaque. */
  readonly id: string
  readonly dataset: string
  readonly values: Values
}

/** A 电子证照 the platform holds for somebody. */
export interface Licence {
  readonly id: string
  /** 电子证照类型名称, as in the affair's `licenceType`. */
  readonly type: string
  readonly number: string
  /**
   * The role of its holder in the affair, as in `Material.holder`: several people may hold the same type (身份证 of
   * applicant and deceased).
   */
  readonly holder: string
  readonly holderName: string
  /** The `Subject` that it belongs to, where there are several. */
  readonly subject?: string
  readonly issuer: string
  /** null: 长期 */
  readonly validUntil: string | null
}

/** Why a licence is viewed; the platform prints this on the copy (用证必须带事项、终端、事由). */
export interface LicencePurpose {
  readonly affair: string
  readonly terminal: string
}

/**
 * What the terminal needs of a case (办件), or of what was handed in to it later (容缺补交). `caseNumber`: 办件编号, opaque, ≤ 50
 * characters. `late`: it came after its day.
 */
export type CaseReceipt = { readonly caseNumber: string } & (
  | { readonly decision: 'accepted'; readonly acceptedAt: string; readonly dueDate?: string; readonly late?: true }
  | { readonly decision: 'returned'; readonly reasons: readonly ReturnReason[] }
  | { readonly decision: 'refused'; readonly reasons: readonly ReturnReason[] }
)

export type SubmitFailureCode =
  | 'platformOffline'
  | 'outcomeUnknown'
  | 'cancelled'
  /** 409: another request with the same key is in progress. */
  | 'inProgress'
  /** 422: the platform knows the key with different content: look for the case. */
  | 'keyReused'
  /** Any other 4xx: nothing was created, and repeating the request will not help until somebody intervenes. */
  | 'platformRefused'

/** A 办件 in a person's list, whether submitted here or elsewhere. Names are in Chinese only. */
export interface PlatformCase {
  readonly caseNumber: string
  /** null: not submitted at a terminal, or not stated. */
  readonly applicationId: string | null
  readonly affair: { readonly id: string | null; readonly name: string }
  /** ISO 8601. */
  readonly appliedAt: string
  readonly standing: PlatformStanding
  /** `YYYY-MM-DD` */
  readonly dueDate?: string
  /** 补正: the number of the returned case that this one goes on with, or of the one that goes on with this. */
  readonly corrects?: string
  readonly correctedBy?: string
}

/** 我的办件, newest first. */
export interface PlatformCases {
  readonly cases: readonly PlatformCase[]
  /** How many there are beside these that could not be read. */
  readonly unreadable: number
  /** There are older ones than these, which are the newest 200. */
  readonly older: boolean
}

/** 进度: the state of each item, and of the whole case as the platform derives it. */
export interface PlatformProgress extends PlatformCase {
  readonly items: readonly PlatformCaseItem[]
  /** How many items there are beside these that could not be read. */
  readonly unreadable: number
  /** 容缺: promised and not there yet; null: the platform does not say. */
  readonly missing: readonly PlatformMissing[] | null
  readonly reasons: readonly ReturnReason[]
}
export interface PlatformMissing {
  readonly id: string
  readonly name: string
  readonly until?: string
  /** Why what was handed in last is not taken. */
  readonly reason?: string
}
export type PlatformCaseItem = Omit<CaseItem, 'name'> & { readonly name: string; readonly department: string }

/**
 * `proofWrong`: not the applicant's ID number, or not a receipt of this platform. `proofLocked`: too many wrong
 * attempts.
 */
export type ProofFailure = PlatformFailure<QuestionFailureCode | 'proofWrong' | 'proofLocked'> & {
  readonly attemptsLeft?: number
}

/**
 * `slotGone`: it is taken; `slots` are free. `heldOtherwise`: what is held is not what was to be changed.
 */
export type AppointmentFailure =
  | PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled' | 'outcomeUnknown'>
  | (PlatformFailure<'slotGone'> & { readonly slots: readonly Slot[] })
  | (PlatformFailure<'heldOtherwise'> & { readonly held: Appointment | null })

/** 预约, of one item of an accepted case. */
export interface AppointmentDesk {
  /** `from`: ISO 8601. Earliest first; some may have no place left. */
  slots(
    caseNumber: string,
    item: string,
    from: string,
    signal: AbortSignal,
  ): Promise<Result<readonly Slot[], PlatformFailure<QuestionFailureCode | 'notOffered'>>>
  appointment(
    caseNumber: string,
    item: string,
    signal: AbortSignal,
  ): Promise<Result<Appointment | null, PlatformFailure<QuestionFailureCode | 'notOffered'>>>
  /**
   * Takes (`instead` null), changes, or gives back (`slot` null), in one step or not at all. What is held already is
   * taken once, however often it is asked for; it resolves with what is held now.
   */
  makeAppointment(
    caseNumber: string,
    item: string,
    wish: { readonly slot: string | null; readonly instead: string | null },
    signal: AbortSignal,
  ): Promise<Result<Appointment | null, AppointmentFailure>>
}

export interface Platform extends AppointmentDesk {
  health(signal: AbortSignal): PlatformAnswer<{ readonly time: string }>
  beginSignIn(signal: AbortSignal): PlatformAnswer<SignInCode>
  pollSignIn(code: string, signal: AbortSignal): PlatformAnswer<SignInState>
  /** 共享数据: `dataset.key` → value, everything the affair may use about this person. */
  sharedData(identity: Identity, affair: string, signal: AbortSignal): PlatformAnswer<SharedData>
  /**
   * 电子证照 and shared certificates of the given types (names), of this person and of those the platform links to them
   * in this affair (the deceased, an enterprise). What is not in the answer is not held.
   */
  licences(
    identity: Identity,
    affair: string,
    types: readonly string[],
    signal: AbortSignal,
  ): PlatformAnswer<readonly Licence[]>
  /** A copy for viewing: JPEG or PNG, marked with its purpose. */
  licencePicture(
    licence: string,
    purpose: LicencePurpose,
    signal: AbortSignal,
  ): PlatformAnswer<{ readonly type: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }>
  /**
   * Opens a case, or returns the one already opened with the same key. Pictures and PDF are uploaded first, each by its
   * digest.
   */
  submit(
    application: Application,
    signal: AbortSignal,
  ): Promise<Result<CaseReceipt, PlatformFailure<SubmitFailureCode>>>
  /**
   * Reconciliation by business key: the case of this application, or null if there is none. The platform must find
   * every case already created.
   */
  findByApplication(applicationId: string, signal: AbortSignal): PlatformAnswer<CaseReceipt | null>
  /** 容缺补交: idempotent (PUT) by the supplement's id. Its pictures are uploaded first. */
  supplement(
    caseNumber: string,
    supplement: Supplement,
    signal: AbortSignal,
  ): Promise<Result<CaseReceipt, PlatformFailure<SubmitFailureCode>>>
  /** What was decided on it; null: it has not come. */
  findSupplement(caseNumber: string, supplementId: string, signal: AbortSignal): PlatformAnswer<CaseReceipt | null>
  /** Idempotent (PUT). */
  chooseDelivery(caseNumber: string, delivery: Delivery, signal: AbortSignal): PlatformChange
  /** 好差评, first evaluation; idempotent (PUT). `givenAt`: ISO 8601, when the citizen gave it, possibly days ago. */
  evaluate(caseNumber: string, evaluation: Evaluation, givenAt: string, signal: AbortSignal): PlatformChange
  /** 我的办件: the cases of an identified person; empty for somebody the platform does not know. */
  casesOfPerson(identity: Identity, signal: AbortSignal): PlatformAnswer<PlatformCases>
  caseStatus(caseNumber: string, signal: AbortSignal): PlatformAnswer<PlatformProgress>
  /**
   * Checks that the holder of a receipt knows the last six characters of its applicant's ID number, and returns the
   * case number. The platform counts the attempts.
   */
  proveReceipt(applicationId: string, idTail: string, signal: AbortSignal): Promise<Result<string, ProofFailure>>
}

/** The part of the platform that applications need (统一受理); the session uses the rest. */
export type CaseDesk = Pick<
  Platform,
  'submit' | 'findByApplication' | 'supplement' | 'findSupplement' | 'chooseDelivery' | 'evaluate'
>
