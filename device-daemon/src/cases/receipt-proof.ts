/**
 * Checks whether the holder of a receipt is its applicant: for applications kept here by this terminal, otherwise by
 * the platform. An unknown receipt is answered like a wrong number.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Applications } from '../applications/port.ts'
import { fail, ok, type Result } from '../base/result.ts'
import type { Platform } from '../platform/port.ts'

export interface ReceiptProofFailure {
  /**
   * `proofWrong`: `detail` is the number of attempts left. With the other codes nothing was judged and no attempt is
   * used up.
   */
  readonly code:
    | 'proofWrong'
    | 'proofLocked'
    | 'platformOffline'
    | 'platformUnreadable'
    | 'platformRefused'
    | 'diskFull'
    | 'deviceFault'
  readonly detail?: string
  readonly cause?: string
}

/** The 办件编号 of the proven receipt; null if the platform has not assigned one yet. */
export type ReceiptProof = Result<string | null, ReceiptProofFailure>

/** `idTail`: the last six characters of a 公民身份号码, upper case. */
export async function proveReceipt(
  { applications, platform }: { readonly applications: Applications; readonly platform: Platform },
  applicationId: string,
  idTail: string,
  signal: AbortSignal,
): Promise<ReceiptProof> {
  const { guesses } = applications
  const counted = guesses.count(applicationId)
  if (!counted.ok) {
    const { code, detail } = counted.failure
    return fail({ code: code === 'locked' ? 'proofLocked' : code, cause: detail })
  }
  const wrong = (left: number): ReceiptProof =>
    fail({ code: 'proofWrong', detail: String(Math.min(left, counted.value)) })

  const kept = applications.kept(applicationId)
  if (kept) {
    const tail = kept.application.applicant.idNumber.slice(-6)
    if (!timingSafeEqual(Buffer.from(tail), Buffer.from(idTail))) return wrong(counted.value)
    guesses.settle(applicationId, 'right')
    return ok(kept.caseNumber)
  }
  const judged = await platform.proveReceipt(applicationId, idTail, signal)
  if (judged.ok) {
    guesses.settle(applicationId, 'right')
    return judged
  }
  const { code, detail, attemptsLeft } = judged.failure
  if (code === 'proofWrong') return wrong(attemptsLeft ?? counted.value)
  if (code === 'proofLocked') return fail({ code, cause: detail })
  guesses.settle(applicationId, 'unjudged')
  return fail({ code: code === 'cancelled' ? 'platformOffline' : code, cause: detail })
}
