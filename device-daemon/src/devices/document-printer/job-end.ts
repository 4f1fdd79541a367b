/** What the last word about a job means: how much of the document has come out, and whether that is all of it. Pure. */
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceFailure } from '../device.ts'
import type { PrintFailureCode } from '../print-failure.ts'
import type { JobProgress } from './questions.ts'

export interface PrintFailure extends DeviceFailure<PrintFailureCode> {
  /** Sides that have come out of those sent; omitted if none did, or nobody knows. */
  readonly printed?: { readonly sides: number; readonly of: number }
}
export type PrintResult = Result<{ readonly sheets: number }, PrintFailure>

/** What was sent. */
export interface Sent {
  readonly pages: number
  readonly sides: 'one' | 'two'
}

/**
 * Sides that have come out; null: this printer counts nothing. A count that stays 0 beside the other is none: some
 * count only sides, some only sheets. Two that contradict each other (4 sides on 1 sheet): what the paper can bear.
 */
export function sidesOut({ impressions, sheets }: JobProgress, { pages, sides }: Sent): number | null {
  if (impressions !== null && impressions > 0) return sheets ? Math.min(impressions, sheets * 2) : impressions
  if (sheets !== null) return Math.min(pages, sheets * (sides === 'two' ? 2 : 1))
  return impressions
}

export const isOver = ({ state }: JobProgress): boolean =>
  state === 'completed' || state === 'canceled' || state === 'aborted'

/** On its way to being cancelled; meaningless of a job that is over. */
export const isStopping = ({ reasons }: JobProgress): boolean => reasons.includes('processing-to-stop-point')

/**
 * The reasons with which a job ends `completed` although the document was not printed as it is (RFC 8011 §5.3.8, PWG
 * 5100.13). `processing-to-stop-point` and warnings are none: printers send them of successful jobs, too.
 */
const spoilt = /error|^aborted-by-system$|^job-canceled|^submission-interrupted$|^unsupported-|^unable-/
const isSpoilt = ({ reasons }: JobProgress): boolean => reasons.some((reason) => spoilt.test(reason))

/** Some printers count the last sides a moment after they report completion; an error will not become less. */
export const mayStillCount = (progress: JobProgress, sent: Sent): boolean =>
  !isSpoilt(progress) && (sidesOut(progress, sent) ?? 0) < sent.pages

/**
 * `completed` alone proves nothing: a queue also reports it for a damaged document of which no sheet came out, and a
 * printer of one it gave up after the first.
 */
export function completed(progress: JobProgress, sent: Sent): PrintResult {
  const out = sidesOut(progress, sent)
  const why = progress.reasons.join(' ')
  if (out === 0) return fail({ code: 'deviceFault', detail: `completed without a single page: ${why}` })
  if (isSpoilt(progress)) return fail({ code: 'printedInPart', detail: `completed with errors: ${why}` })
  if (out === null) return fail({ code: 'outcomeUnknown', detail: 'completed, but this printer counts no pages' })
  if (out < sent.pages) return fail({ code: 'printedInPart', detail: `${out} of ${sent.pages} sides: ${why}` })
  return ok({ sheets: progress.sheets || Math.ceil(out / (sent.sides === 'two' ? 2 : 1)) })
}
