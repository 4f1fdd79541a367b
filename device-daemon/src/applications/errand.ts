/**
 * What is asked of the platform for one that is sealed: for an application a case; for what is handed in later
 * (容缺补交), that it is taken to its case, once that is known.
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { CaseDesk, CaseReceipt, PlatformAnswer, PlatformFailure, SubmitFailureCode } from '../platform/port.ts'
import type { Outbox } from './outbox.ts'
import type { Supplement } from './supplement.ts'

interface Ends {
  readonly outbox: Pick<Outbox, 'read' | 'supplement' | 'receipt'>
  readonly platform: CaseDesk
}

/** null: what was sealed cannot be read any more. */
export async function runErrand(
  { outbox, platform }: Ends,
  id: string,
  signal: AbortSignal,
): Promise<Result<CaseReceipt, PlatformFailure<SubmitFailureCode>> | null> {
  const supplement = outbox.supplement(id)
  if (supplement === null) {
    const application = outbox.read(id)
    return application && platform.submit(application, signal)
  }
  const caseNumber = await caseOf({ outbox, platform }, supplement, signal)
  if (!caseNumber.ok) return fail(notSent(caseNumber.failure))
  return caseNumber.value === null ? noCase : platform.supplement(caseNumber.value, supplement, signal)
}

/** What the platform has decided on it; null: it has not come. */
export async function findErrand(
  { outbox, platform }: Ends,
  id: string,
  signal: AbortSignal,
): PlatformAnswer<CaseReceipt | null> {
  const supplement = outbox.supplement(id)
  if (supplement === null) return platform.findByApplication(id, signal)
  const caseNumber = await caseOf({ outbox, platform }, supplement, signal)
  if (!caseNumber.ok) return caseNumber
  return caseNumber.value === null ? ok(null) : platform.findSupplement(caseNumber.value, id, signal)
}

/** Its application went before it in the same lane; where this file does not know it any more, the platform does. */
async function caseOf(
  { outbox, platform }: Ends,
  { caseNumber, applicationId }: Supplement,
  signal: AbortSignal,
): PlatformAnswer<string | null> {
  const known = caseNumber ?? (applicationId === null ? null : (outbox.receipt(applicationId)?.caseNumber ?? null))
  if (known !== null || applicationId === null) return ok(known)
  const found = await platform.findByApplication(applicationId, signal)
  return found.ok ? ok(found.value?.caseNumber ?? null) : found
}

/** Staff have ended its application, or the platform has lost it: for staff. */
const noCase = fail({
  code: 'platformRefused',
  detail: 'the application that it belongs to has no case',
  own: true,
} as const)

/** Only a question has failed: of the thing itself nothing was sent. */
const notSent = ({ code, ...rest }: PlatformFailure): PlatformFailure<SubmitFailureCode> => ({
  ...rest,
  code: code === 'platformUnreadable' ? 'platformOffline' : code,
})
