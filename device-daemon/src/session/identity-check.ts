/** Checks what a card or a sign-in says about a person and converts it to the draft's `Identity`. Pure. */
import type { Identity } from '#flows/draft/draft.ts'
import { idNumberProblem } from '#flows/entries/identity.ts'
import { ethnicities } from '../devices/id-card/ethnicity.ts'
import type { CitizenCard } from '../devices/id-card/port.ts'
import { fail, ok, type Result } from '../base/result.ts'

export interface IdentityFailure {
  /** `cardInvalid`: the number is inconsistent in itself (check character) or with the card (date of birth). */
  readonly code: 'cardInvalid' | 'cardExpired'
  /** Which check failed; never the number. */
  readonly cause: string
}

/** `today`: `YYYY-MM-DD` in Beijing time, by the terminal's clock. */
export function identityOfCard(card: CitizenCard, today: string): Result<Identity, IdentityFailure> {
  const ethnicity = ethnicities.get(card.ethnicityCode)
  return checkIdentity(
    {
      source: 'idCard',
      name: card.name,
      idNumber: card.idNumber,
      sex: card.sex,
      ...(ethnicity !== undefined && { ethnicity }),
      birthDate: card.birthDate,
      address: card.address,
      issuer: card.issuer,
      validFrom: card.validFrom,
      validUntil: card.validUntil,
    },
    today,
  )
}

export function checkIdentity(identity: Identity, today: string): Result<Identity, IdentityFailure> {
  const problem = idNumberProblem(identity.idNumber, today)
  // Some people are registered with a day of birth that no calendar has. Their number and card agree on it.
  if (problem !== null && problem !== 'noSuchDay') return fail({ code: 'cardInvalid', cause: `number: ${problem}` })
  if (identity.idNumber.slice(6, 14) !== identity.birthDate.replaceAll('-', ''))
    return fail({ code: 'cardInvalid', cause: 'number and date of birth differ' })
  if (identity.name.trim() === '') return fail({ code: 'cardInvalid', cause: 'no name' })
  // A card is valid until the end of its last day. ISO dates compare as text.
  if (identity.validUntil && identity.validUntil < today) return fail({ code: 'cardExpired', cause: 'validity' })
  return ok(identity)
}
