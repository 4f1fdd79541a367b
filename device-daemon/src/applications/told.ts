/** What a citizen is told of an application: from its state and what the outbox keeps beside it. Pure. */
import type { Submission } from '#flows/draft/draft.ts'
import type { CaseReceipt } from '../platform/port.ts'
import { settled, type State } from './machine.ts'

export interface Kept {
  readonly receipt: CaseReceipt | null
  /** The platform's words, where it will not have the application as it is. */
  readonly refusal: { readonly message?: string } | null
  /** Of staff. */
  readonly reason: string | null
  /** The last attempt certainly did not arrive. */
  readonly notReached: boolean
}

/** null: decided, and what was decided cannot be read any more. */
export function told(
  known: { readonly applicationId: string; readonly sealedAt: string },
  state: State,
  { receipt, refusal, reason, notReached }: Kept,
): Submission | null {
  if (state === 'closed') return { outcome: 'closed', ...known, ...inWords(reason ?? '') }
  if (settled(state)) return receipt && decided(known, receipt)
  // It stays refused until something else is known of the same request, whatever is done about it meanwhile.
  if (refusal !== null || state === 'held') return { outcome: 'held', ...known, ...inWords(refusal?.message ?? '') }
  // What waits is tried again every few seconds: it waits until more than that is known.
  const queued = state === 'sealed' || (state === 'sending' && notReached)
  return { outcome: queued ? 'queued' : 'unknown', ...known }
}

function decided(
  known: { readonly applicationId: string; readonly sealedAt: string },
  receipt: CaseReceipt,
): Submission {
  switch (receipt.decision) {
    case 'accepted': {
      const { decision: outcome, ...rest } = receipt
      return { outcome, ...known, ...rest }
    }
    case 'returned':
      return { outcome: 'returned', ...known, caseNumber: receipt.caseNumber, reasons: receipt.reasons }
    case 'refused':
      return { outcome: 'refused', ...known, reasons: receipt.reasons }
  }
}

const inWords = (message: string) => (message === '' ? {} : { message })
