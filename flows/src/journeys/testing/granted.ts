/**
 * What a session may do, in the terms of the contract: told once more for tests, from what a citizen has done so far,
 * so that a chart that asks for what the daemon would refuse is found without one.
 */
import type { Capability } from '#contract/capabilities.ts'
import type { Draft } from '../../draft/draft.ts'
import { applicant } from '../../draft/fields.ts'
import { signingOf } from '../../draft/signers.ts'
import type { HeldSession } from '../port.ts'

const toBeSeen = ['inSession', 'mayPrint.notice', 'mayPass'] as const
const toBeDone = [
  'mayReadFurtherCard',
  'mayCompareFace',
  'mayFetch',
  'mayFill',
  'mayPhotograph',
  'mayViewMaterial',
  'mayPrint.form',
  'maySubmit',
] as const
const afterwards = ['mayPrint.receipt', 'mayFollowUp'] as const

export function granted(session: HeldSession | null): ReadonlySet<Capability> {
  if (session === null) return new Set(['mayBegin'])
  if (session.journey === 'progress') {
    const { identity, receipt } = session.owner
    const theirs = ['inSession', 'mayCollect', 'mayPrint.receipt', 'mayPrint.explanation'] as const
    // What is photographed is granted once something is handed in.
    const later = ['maySupply', 'mayPrint.supplement', 'mayPhotograph', 'mayViewMaterial'] as const
    if (identity !== null) return new Set([...theirs, ...later])
    if (receipt?.proven === true) return new Set(theirs)
    const ways = ['inSession', 'mayReadCard', 'maySignIn', 'mayShowReceipt'] as const
    return new Set(receipt === null ? ways : [...ways, 'mayProveReceipt'])
  }
  const { identity, submission } = session.draft
  const why: readonly Capability[] =
    submission?.outcome === 'refused' || submission?.outcome === 'returned' ? ['mayPrint.explanation'] : []
  if (submission !== null && submission.outcome !== 'returned')
    return new Set([...toBeSeen, ...afterwards, ...why, 'mayViewMaterial', 'mayPrint.form'])
  if (identity === null) return new Set([...toBeSeen, 'mayFill', 'mayReadCard', 'maySignIn'])
  return new Set([...toBeSeen, ...toBeDone, 'maySignIn', ...(submission === null ? [] : afterwards), ...why])
}

/** How somebody was identified to sign; null: not at all, and nobody but the applicant signs without. */
export function identifiedBy(draft: Draft, signer: string): 'card' | 'phone' | null {
  if (signer === applicant) return draft.identity?.source === 'qrSignIn' ? 'phone' : 'card'
  const signing = signingOf(draft, signer)
  return signing === undefined || signing.by === 'paper' ? null : signing.by
}
