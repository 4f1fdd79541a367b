/**
 * Whether an identity can stand on the application's documents: known when the person is identified, and not when the
 * form has been filled in.
 */
import type { Identity } from '#flows/draft/draft.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Documents } from '../documents/port.ts'

export interface PrintableFailure {
  readonly code: 'nameUnprintable'
  /** Never the name. */
  readonly cause: string
}

/**
 * A name that cannot be printed is refused. An address that cannot be printed is left out: it is only a proposal, and
 * the citizen is asked for one instead.
 */
export function printable(
  identity: Identity,
  documents: Pick<Documents, 'unprintable'>,
): Result<Identity, PrintableFailure> {
  const { address, ...rest } = identity
  if (documents.unprintable(identity.name).length > 0)
    return fail({ code: 'nameUnprintable', cause: 'no font has a character of the name' })
  return ok(address === undefined || documents.unprintable(address).length > 0 ? rest : identity)
}
