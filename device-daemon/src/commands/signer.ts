/** 签名人身份核验: whoever signs beside the applicant shows who they are, and is compared with what the form says. */
import type { Identity, Signing } from '#flows/draft/draft.ts'
import type { District } from '#flows/model/district.ts'
import { plan } from '#flows/plan/plan.ts'
import { cosignersOf, type Signer } from '#flows/draft/signers.ts'
import { sameName } from '#flows/entries/characters.ts'
import type { Audit } from '../audit/audit.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { ApplySession } from '../session/journeys/apply.ts'
import type { CommandFailure } from './handler.ts'

/** Null: nobody of this id signs, or not in this way. */
export function signerBy(
  session: ApplySession,
  district: District,
  id: string,
  way: Signer['by'][number],
): Signer | null {
  const signer = cosignersOf(plan(session.affair, district, session.draft), session.draft).find((one) => one.id === id)
  return signer?.by.includes(way) === true ? signer : null
}

/** Nothing of the identity is kept: what stands in the form is what was compared. */
export function meet(
  session: ApplySession,
  { district, audit }: { readonly district: District; readonly audit: Audit },
  id: string,
  by: 'card' | 'phone',
  identity: Identity,
): Result<Signing, CommandFailure> {
  // The form may have changed while the card was waited for.
  const signer = signerBy(session, district, id, by)
  if (signer === null) return fail({ code: 'notAllowedNow' })
  const same = signer.number === identity.idNumber && sameName(signer.name, identity.name)
  audit.record(same ? 'session.signerMet' : 'session.signerRefused', { session: session.id, party: signer.party, by })
  return same ? ok(session.meet(id, by)) : fail({ code: 'otherPerson' })
}
