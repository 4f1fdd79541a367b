/**
 * 申请 as it is sealed: everything the platform needs to open a case, complete in itself, so that it can be sent days
 * later by another process than the one that took it. Plain data and bytes; nothing in it points back into a session.
 */
import type { Text } from '#flows/affair.ts'
import type { Delivery, Evaluation, FaceComparison, Identity } from '#flows/draft.ts'
import type { FormValues } from '#flows/fields.ts'
import type { Strokes } from '#flows/journeys/services.ts'

/** A selected 事项, with what the platform must know of it (GB/T 39046 申请数据集). */
export interface AppliedItem {
  readonly id: string
  readonly name: Text
  /** 实施编码 where the affair's file knows it. */
  readonly code?: string
  readonly department: Text
  readonly caseType: 'immediate' | 'promised'
}

/**
 * One 材料. `fetched`: the platform holds it, only its number is told; `captured`: photographed here, pages as JPEG;
 * `promised`: 容缺, handed in later; `form`: made by the terminal from the filled form (contained in the merged 申请表).
 */
export interface AppliedMaterial {
  readonly id: string
  readonly kind: string
  readonly name: Text
  readonly holder: string
  readonly forItems: readonly string[]
  readonly provided:
    | { readonly by: 'fetched'; readonly licenceNumber?: string }
    | { readonly by: 'captured'; readonly pages: readonly Uint8Array[] }
    | { readonly by: 'promised' }
    | { readonly by: 'form' }
}

/** What a session hands over at submit. */
export interface ApplicationInput {
  readonly affair: { readonly id: string; readonly version: string; readonly name: Text }
  /** GB/T 2260, six digits. */
  readonly district: string
  /** The terminal's own identifier (终端编号). */
  readonly terminal: string
  readonly applicant: Identity
  /** 人证比对; null after a phone sign-in, where there is no card to compare with. */
  readonly face: FaceComparison | null
  /** Question id → option ids (情形). */
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly items: readonly AppliedItem[]
  /** Selected item ids by stage (并联 within, 串联 between). */
  readonly stages: readonly (readonly string[])[]
  readonly workingDays: number
  /** Field id → value of every filled field, whatever its origin; repeating group id → its rows. */
  readonly form: FormValues
  readonly materials: readonly AppliedMaterial[]
  readonly signature: { readonly strokes: Strokes; readonly png?: Uint8Array }
  /** The merged 申请表 the citizen has read and signed. */
  readonly formPdf: Uint8Array
}

/**
 * A sealed application. `id` is a UUID: the business key at the platform (外部业务号) and, unchanged for ever, the
 * idempotency key.
 */
export interface Application extends ApplicationInput {
  readonly id: string
  /** ISO 8601 with offset or Z. */
  readonly sealedAt: string
}

/** How one 材料 was provided, without its pictures. */
export interface OutlinedMaterial {
  readonly id: string
  readonly name: Text
  readonly provided:
    | Exclude<AppliedMaterial['provided'], { readonly by: 'captured' }>
    | { readonly by: 'captured'; readonly pages: number }
}

/**
 * What its owner may be shown of a sealed application, and what a receipt says: no picture, no signature, no answer.
 */
export interface ApplicationOutline extends Pick<
  Application,
  'id' | 'sealedAt' | 'affair' | 'applicant' | 'items' | 'stages'
> {
  readonly materials: readonly OutlinedMaterial[]
}

export function outline({
  id,
  sealedAt,
  affair,
  applicant,
  items,
  stages,
  materials,
}: Application): ApplicationOutline {
  return {
    id,
    sealedAt,
    affair,
    applicant,
    items,
    stages,
    materials: materials.map(({ id, name, provided }) => ({
      id,
      name,
      provided: provided.by === 'captured' ? { by: 'captured', pages: provided.pages.length } : provided,
    })),
  }
}

/** What the citizen adds after sealing; sent in order once the application has a case. */
export type FollowUp =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'evaluation'; readonly evaluation: Evaluation }
