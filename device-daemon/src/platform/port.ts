/**
 * The province's platform (政务服务平台) as the daemon sees it. `openapi.yaml` says the same on the wire; `client.ts`
 * implements it.
 *
 * Every operation takes a signal and carries its own time limit. Failures are values:
 *   platformOffline   nothing was done: the platform is not there, does not let this terminal in (401), or gave no
 *                     usable answer; try later
 *   platformRefused   the platform understood and said no (rights, unknown person …)
 *   outcomeUnknown    only for what changes something: it may or may not have been done; ask before doing it again
 *   cancelled         the signal was aborted before anything left
 */
import type { CaseItem, CaseStanding } from '#flows/case.ts'
import type { Delivery, Evaluation, Identity, ReturnReason } from '#flows/draft.ts'
import type { Application } from '../applications/application.ts'
import type { Result } from '../base/result.ts'

export interface PlatformFailure<Code extends string = 'platformOffline' | 'platformRefused' | 'cancelled'> {
  readonly code: Code
  /** For the log: HTTP status and the platform's own code, or the network's error; never personal data. */
  readonly detail: string
  /** The platform's trace id, for a call to its operators. */
  readonly traceId?: string
}
/** To a question, or to what may be asked again without harm. */
export type PlatformAnswer<T> = Promise<Result<T, PlatformFailure>>
/** Of what changes something at the platform. */
export type PlatformChange = Promise<
  Result<null, PlatformFailure<'platformOffline' | 'platformRefused' | 'cancelled' | 'outcomeUnknown'>>
>

/** 扫码登录: `content` is drawn as QR; `code` is asked for by `pollSignIn`. */
export interface SignInCode {
  readonly code: string
  readonly content: string
  readonly expiresAt: string
}
export type SignInState =
  | { readonly state: 'pending' }
  | { readonly state: 'expired' }
  | { readonly state: 'confirmed'; readonly identity: Identity }

/** 电子证照 the platform holds for somebody. */
export interface Licence {
  readonly id: string
  /** 电子证照类型名称, as in the affair's `licenceType`. */
  readonly type: string
  readonly number: string
  /**
   * Whose it is in this affair, as in `Material.holder`: the same type may be held by several (身份证 of applicant and
   * deceased).
   */
  readonly holder: string
  readonly holderName: string
  readonly issuer: string
  /** null: 长期 */
  readonly validUntil: string | null
}

/** Why a licence is looked at: the platform stamps it into the derived copy (用证必须带事项、终端、事由). */
export interface LicencePurpose {
  readonly affair: string
  readonly terminal: string
}

/** A case (办件) as far as the terminal needs it. `caseNumber` 办件编号: opaque, ≤ 50 characters. */
export type CaseReceipt = { readonly caseNumber: string } & (
  | { readonly decision: 'accepted'; readonly acceptedAt: string; readonly dueDate?: string }
  | { readonly decision: 'returned'; readonly reasons: readonly ReturnReason[] }
  | { readonly decision: 'refused'; readonly reasons: readonly ReturnReason[] }
)

export type SubmitFailureCode =
  | 'platformOffline'
  | 'outcomeUnknown'
  | 'cancelled'
  /** 409: the same key is being worked on at this moment. */
  | 'inProgress'
  /** 422: the platform knows the key with other content: look for the case. */
  | 'keyReused'
  /** Another 4xx: nothing was created, and the same request will not fare better without somebody's hand. */
  | 'platformRefused'

/** Where the platform says a case stands; the others are this terminal's to say. */
export type PlatformStanding = Exclude<CaseStanding, 'queued' | 'unknown' | 'held'>

/** 办件 in a person's list, handed in here or anywhere else. Names are Chinese only. */
export interface PlatformCase {
  readonly caseNumber: string
  /** null: not handed in at a terminal, or not told. */
  readonly applicationId: string | null
  readonly affair: { readonly id: string | null; readonly name: string }
  /** ISO 8601. */
  readonly appliedAt: string
  readonly standing: PlatformStanding
  /** `YYYY-MM-DD` */
  readonly dueDate?: string
}

/** 进度: each item on its own, and the whole derived from them by the platform. */
export interface PlatformProgress extends PlatformCase {
  readonly items: readonly PlatformCaseItem[]
  readonly reasons: readonly ReturnReason[]
}
export type PlatformCaseItem = Omit<CaseItem, 'name'> & { readonly name: string; readonly department: string }

/** `proofWrong`: not the applicant's number, or no receipt of this platform. `proofLocked`: too many wrong ones. */
export type ProofFailure = PlatformFailure<
  'platformOffline' | 'platformRefused' | 'cancelled' | 'proofWrong' | 'proofLocked'
> & { readonly attemptsLeft?: number }

export interface Platform {
  health(signal: AbortSignal): PlatformAnswer<{ readonly time: string }>
  beginSignIn(signal: AbortSignal): PlatformAnswer<SignInCode>
  pollSignIn(code: string, signal: AbortSignal): PlatformAnswer<SignInState>
  /** 共享数据: `dataset.key` → value, all that the affair may use of this person. */
  sharedData(identity: Identity, affair: string, signal: AbortSignal): PlatformAnswer<Readonly<Record<string, string>>>
  /**
   * 电子证照 and shared certificates by type name, for the person and for whom the platform links to them in this affair
   * (the deceased, an enterprise). What is not in the answer is not held.
   */
  licences(
    identity: Identity,
    affair: string,
    types: readonly string[],
    signal: AbortSignal,
  ): PlatformAnswer<readonly Licence[]>
  /** The copy to look at: JPEG or PNG, marked with its purpose. */
  licencePicture(
    licence: string,
    purpose: LicencePurpose,
    signal: AbortSignal,
  ): PlatformAnswer<{ readonly type: 'image/png' | 'image/jpeg'; readonly bytes: Uint8Array }>
  /** Opens the case, or gives the one it opened for the same key. Pictures and PDF go first, each by its digest. */
  submit(
    application: Application,
    signal: AbortSignal,
  ): Promise<Result<CaseReceipt, PlatformFailure<SubmitFailureCode>>>
  /**
   * Reconciliation by business key: the case of this application, null when there is none. Must see every case
   * already created.
   */
  findByApplication(applicationId: string, signal: AbortSignal): PlatformAnswer<CaseReceipt | null>
  /** Idempotent (PUT). */
  chooseDelivery(caseNumber: string, delivery: Delivery, signal: AbortSignal): PlatformChange
  /** 好差评, first evaluation; idempotent (PUT). `givenAt`: ISO 8601, when the citizen gave it, which may be days ago. */
  evaluate(caseNumber: string, evaluation: Evaluation, givenAt: string, signal: AbortSignal): PlatformChange
  /** 我的办件: of a person who has shown who they are. One the platform does not know has none. */
  casesOfPerson(identity: Identity, signal: AbortSignal): PlatformAnswer<readonly PlatformCase[]>
  caseStatus(caseNumber: string, signal: AbortSignal): PlatformAnswer<PlatformProgress>
  /**
   * Whether whoever holds a receipt knows the last six characters of its applicant's number; the number of the case.
   * The platform counts the attempts.
   */
  proveReceipt(applicationId: string, idTail: string, signal: AbortSignal): Promise<Result<string, ProofFailure>>
}

/** What applications need of it (统一受理): the rest is for the session. */
export type CaseDesk = Pick<Platform, 'submit' | 'findByApplication' | 'chooseDelivery' | 'evaluate'>
