/**
 * 申请 as it is sealed: everything the platform needs to open a case. It is complete in itself, so that another process
 * can send it days later. Plain data and bytes, without references to a session.
 */
import type { Text } from '#flows/model/affair.ts'
import type { Delivery, Evaluation, FaceComparison, Identity } from '#flows/draft/draft.ts'
import type { FormValues } from '#flows/draft/fields.ts'
import type { Signer } from '#flows/draft/signers.ts'
import type { Strokes } from '#flows/journeys/port.ts'

/** A selected 事项 with what the platform must know about it (GB/T 39046 申请数据集). */
export interface AppliedItem {
  readonly id: string
  readonly name: Text
  /** 实施编码, if the affair's file gives it. */
  readonly code?: string
  readonly department: Text
  readonly caseType: 'immediate' | 'promised'
  /** 预约: it is done in person, at a time that is agreed. */
  readonly byAppointment?: true
  /** What happens in person, and what to bring. */
  readonly onSite?: Text
}

/**
 * One 材料. `fetched`: held by the platform, only its number is sent; `captured`: photographed here, pages as JPEG;
 * `promised`: 容缺, to be handed in by `until` (`YYYY-MM-DD`) or, `onSite`, on the day in person; `form`: a document
 * made here from the filled form.
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
    | { readonly by: 'promised'; readonly until?: string; readonly onSite?: true }
    /**
     * `pdf` absent: sealed by an earlier version, which had it in the 申请表 only. `pages`: what was signed on paper and
     * photographed.
     */
    | { readonly by: 'form'; readonly pdf?: Uint8Array; readonly pages?: readonly Uint8Array[] }
}

/**
 * How one signer was identified and has signed. `role` null: the applicant. `papers`: what they have signed, `form` the
 * 申请表 and materials by their ids; absent: sealed by an earlier version, whose signers all sign the 申请表.
 */
export type AppliedSignature = Pick<Signer, 'id' | 'party' | 'role' | 'name' | 'number' | 'document'> & {
  readonly papers?: readonly string[]
} & (
    | { readonly by: 'card' | 'phone'; readonly strokes: Strokes; readonly signedAt: string }
    | { readonly by: 'paper'; readonly pages: readonly Uint8Array[] }
  )

/** What a session passes on when the citizen submits. */
export interface ApplicationInput {
  readonly affair: { readonly id: string; readonly version: string; readonly name: Text }
  /** GB/T 2260, six digits. */
  readonly district: string
  /** 终端编号. */
  readonly terminal: string
  readonly applicant: Identity
  /** 补正: the 办件编号 of the returned case that this one mends. */
  readonly corrects?: string
  /** 人证比对; null after a phone sign-in, where there is no card to compare with. */
  readonly face: FaceComparison | null
  /** Question id → option ids (情形). */
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly items: readonly AppliedItem[]
  /** Selected item ids by stage (并联 within, 串联 between). */
  readonly stages: readonly (readonly string[])[]
  readonly workingDays: number
  /** Field id → value, for every filled field whatever its origin; repeating group id → its rows. */
  readonly form: FormValues
  readonly materials: readonly AppliedMaterial[]
  /** The applicant's. */
  readonly signature: { readonly strokes: Strokes; readonly png?: Uint8Array }
  /** Everybody's, the applicant's first; absent: sealed by an earlier version, which knew the applicant's only. */
  readonly signatures?: readonly AppliedSignature[]
  /** The merged 申请表 that everybody has read and signed. */
  readonly formPdf: Uint8Array
}

/**
 * A sealed application. `id` is a UUID: the platform's business key (外部业务号) and the idempotency key; it never
 * changes.
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
    | Exclude<AppliedMaterial['provided'], { readonly by: 'captured' | 'form' }>
    | { readonly by: 'form' }
    | { readonly by: 'captured'; readonly pages: number }
}

/**
 * What the owner of a sealed application may be shown, and the content of its receipt: no pictures, signature or
 * answers.
 */
export interface ApplicationOutline extends Pick<
  Application,
  'id' | 'sealedAt' | 'affair' | 'applicant' | 'corrects' | 'items' | 'stages'
> {
  readonly materials: readonly OutlinedMaterial[]
  /** Who has signed; absent: sealed by an earlier version. */
  readonly signers?: readonly Pick<AppliedSignature, 'name' | 'role' | 'by'>[]
}

export function outline({
  id,
  sealedAt,
  affair,
  applicant,
  corrects,
  items,
  stages,
  materials,
  signatures,
}: Application): ApplicationOutline {
  return {
    id,
    sealedAt,
    affair,
    applicant,
    ...(corrects === undefined ? {} : { corrects }),
    items,
    stages,
    ...(signatures && { signers: signatures.map(({ name, role, by }) => ({ name, role, by })) }),
    materials: materials.map(({ id, name, provided }) => ({
      id,
      name,
      provided: outlined(provided),
    })),
  }
}

function outlined(provided: AppliedMaterial['provided']): OutlinedMaterial['provided'] {
  if (provided.by === 'captured') return { by: 'captured', pages: provided.pages.length }
  return provided.by === 'form' ? { by: 'form' } : provided
}

/** What the citizen adds after sealing; sent in order once the platform has opened a case. */
export type FollowUp =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'evaluation'; readonly evaluation: Evaluation }
export const followUpKinds = ['delivery', 'evaluation'] as const satisfies readonly FollowUp['kind'][]

/** Why the platform will not have something. */
export interface Refusal {
  /** For staff: status and code. */
  readonly detail?: string
  /** For the citizen: the platform's own words. */
  readonly message?: string
}
