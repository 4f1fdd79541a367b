/**
 * 容缺补交 as it is sealed: one material that was promised, handed in to a case later. Like an application it is
 * complete in itself and sent by whatever process runs then: what it belongs to was perhaps handed in at another
 * terminal, and of what was handed in here nothing is left a day after the decision. Plain data and bytes.
 */
import type { Text } from '#flows/model/affair.ts'
import type { Identity, Submission } from '#flows/draft/draft.ts'
import type { AppliedMaterial, OutlinedMaterial } from './application.ts'

type Handed = Extract<AppliedMaterial['provided'], { readonly by: 'fetched' | 'captured' }>

/** What a session passes on when the citizen hands it in. */
export interface SupplementInput {
  readonly affair: { readonly id: string; readonly name: Text }
  /** Of the case; null: it has none yet, its application waits here. */
  readonly caseNumber: string | null
  /** Of the case; null: it was not handed in at a terminal. */
  readonly applicationId: string | null
  /** 终端编号. */
  readonly terminal: string
  readonly applicant: Identity
  /** `until`: the day by which it was promised, `YYYY-MM-DD`. */
  readonly material: { readonly id: string; readonly name: Text; readonly until?: string }
  readonly provided: Handed
}

/** `id` is a UUID: the platform's key for it, which never changes. */
export interface Supplement extends SupplementInput {
  readonly id: string
  /** ISO 8601. */
  readonly sealedAt: string
}

/** What its owner may be shown, and what its receipt says: no pictures. */
export interface SupplementOutline extends Omit<Supplement, 'provided'> {
  readonly provided: Extract<OutlinedMaterial['provided'], { readonly by: 'fetched' | 'captured' }>
}

export const outlineOf = ({ provided, ...rest }: Supplement): SupplementOutline => ({
  ...rest,
  provided: provided.by === 'captured' ? { by: 'captured', pages: provided.pages.length } : provided,
})

/** Handed in at this terminal and still readable. */
export interface KeptSupplement {
  readonly supplement: SupplementOutline
  readonly submission: Submission
}
