/** 轮到谁: who has signed all that they sign, and whose turn it is then. Pure. */
import type { Draft } from './draft.ts'
import { applicant } from './fields.ts'
import { nextPaper } from './papers.ts'
import { cosignersOf, signersOf, signingOf, type Signer } from './signers.ts'
import type { Plan } from '../plan/plan.ts'

export function hasSigned(plan: Plan, draft: Draft, signer: Signer): boolean {
  const signing = signingOf(draft, signer.id)
  if (signing?.by === 'paper') return nextPaper(plan, draft, signer) === undefined
  return typeof signing?.signedAt === 'string'
}

/** The applicant signs on the screen. */
export function applicantSigned(draft: Pick<Draft, 'signatures'>): boolean {
  const signing = signingOf(draft, applicant)
  return signing !== undefined && signing.by !== 'paper' && signing.signedAt !== null
}

/** Identified at this terminal to sign, or has signed. */
export const isIdentified = (draft: Pick<Draft, 'signatures'>, signer: string): boolean =>
  ['card', 'phone'].includes(signingOf(draft, signer)?.by ?? '')

/** Whose turn it is beside the applicant; undefined: they have all signed. */
export const nextCosigner = (plan: Plan, draft: Draft): Signer | undefined =>
  cosignersOf(plan, draft).find((signer) => !hasSigned(plan, draft, signer))

/** Whom the terminal is handed to after this one has signed; null: nobody, it is at the applicant's. */
export function nextAfter(plan: Plan, draft: Draft, signer: string): Signer | null {
  const all = signersOf(plan, draft)
  return (
    all.find((one) => one.id !== signer && !hasSigned(plan, draft, one)) ??
    (signer === applicant ? null : (all[0] ?? null))
  )
}
