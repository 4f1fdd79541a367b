/**
 * Prints one document: checks the printer, sends the job, follows it until sheets have come out, and cancels it if they
 * do not. Whatever the end, no job may stay behind and be printed when nobody is there to take it.
 */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceFailure } from '../device.ts'
import { pause } from '../pause.ts'
import type { PrintFailureCode } from '../print-failure.ts'
import type { JobDescription, JobProgress, QuestionFailure, Questions, TimeLimits } from './questions.ts'

export type PrintResult = Result<{ readonly sheets: number }, DeviceFailure<PrintFailureCode>>

export interface PrintOrder {
  readonly questions: Questions
  readonly clock: Clock
  readonly pdf: Uint8Array
  readonly job: JobDescription
  readonly patience: Patience
  readonly onPage: (page: number) => void
  readonly signal: AbortSignal
}

/** All in ms. */
export interface Patience extends TimeLimits {
  readonly pollMs: number
  /** Wait for a printer that is finishing another job. */
  readonly busyMs: number
  /** Wait for a blocked printer: an attendant next to it may fix it at once. */
  readonly blockedMs: number
  /** Wait for a printer that stops answering in the middle of a job. */
  readonly silentMs: number
  /** Wait while nothing comes out although nothing is wrong: heating takes 30 s, a slow page 20 s. */
  readonly stalledMs: number
}

export const usualPatience: Patience = {
  replyMs: 5_000,
  sendMs: 60_000,
  pollMs: 500,
  busyMs: 30_000,
  blockedMs: 3_000,
  silentMs: 10_000,
  stalledMs: 90_000,
}

const failed = (code: PrintFailureCode, detail: string): PrintResult => fail({ code, detail })

export async function printDocument(order: PrintOrder): Promise<PrintResult> {
  const { questions, job, signal } = order
  const before = await questions.health(signal)
  if (!before.ok) return failed(beforeSending(before.failure), before.failure.detail)
  if (before.value.health.cause !== undefined) return failed(before.value.health.cause, 'before the job was sent')

  const valid = await whileBusy(order, () => questions.validate(job, signal))
  if (!valid.ok) return failed(beforeSending(valid.failure), `Validate-Job: ${valid.failure.detail}`)
  const sent = await whileBusy(order, () => questions.send(job, order.pdf, signal))
  if (!sent.ok) return failed(whileSending(sent.failure), `Print-Job: ${sent.failure.detail}`)

  const outcome = await follow(order, sent.value)
  if (before.value.queue) await questions.purge(sent.value)
  return outcome
}

/** Repeats a request that was refused because of another job, for up to `busyMs`. */
async function whileBusy<T>(
  { clock, patience, signal }: PrintOrder,
  ask: () => Promise<Result<T, QuestionFailure>>,
): Promise<Result<T, QuestionFailure>> {
  const until = clock.now() + patience.busyMs
  for (;;) {
    const answer = await ask()
    if (answer.ok || answer.failure.code !== 'busy' || clock.now() >= until) return answer
    await pause(clock, patience.pollMs, signal)
  }
}

function beforeSending({ code }: QuestionFailure): PrintFailureCode {
  if (code === 'unreachable') return 'deviceAbsent'
  if (code === 'busy') return 'deviceBusy'
  return code === 'cancelled' ? 'cancelled' : 'deviceFault'
}

/** Once the document is being sent, a missing or unreadable answer does not mean that nothing is printed. */
function whileSending(failure: QuestionFailure): PrintFailureCode {
  return failure.code === 'unanswered' || failure.code === 'malformed' ? 'outcomeUnknown' : beforeSending(failure)
}

async function follow(order: PrintOrder, id: number): Promise<PrintResult> {
  const { questions, clock, patience, signal } = order
  const blocked = stopwatch(clock)
  const silent = stopwatch(clock)
  const stalled = stopwatch(clock)
  let pages = 0
  let countsLate = 3

  for (;;) {
    if (signal.aborted) return takeBack(order, id, 'cancelled', 'by the caller')
    const asked = await questions.progress(id, signal)
    if (!asked.ok) {
      if (asked.failure.code === 'refused')
        return failed('outcomeUnknown', `the printer knows nothing of the job: ${asked.failure.detail}`)
      if (silent.running() >= patience.silentMs) return failed('outcomeUnknown', asked.failure.detail)
    } else {
      silent.stop()
      const progress = asked.value
      const printed = progress.impressions ?? progress.sheets ?? 0
      if (printed > pages) stalled.stop()
      for (; pages < printed; pages++) order.onPage(pages + 1)

      if (progress.state === 'canceled' || progress.state === 'aborted')
        return failed(await reasonNow(order), `the printer ${progress.state} the job`)
      if (progress.state === 'completed') {
        // Some printers count the last page a moment after they report completion.
        if (printed > 0 || countsLate === 0) return completed(progress, order.job)
        countsLate--
      } else {
        const now = await questions.health(signal)
        const reason = now.ok ? now.value.health.cause : undefined
        if (reason === undefined) blocked.stop()
        else if (blocked.running() >= patience.blockedMs) return takeBack(order, id, reason, 'in the middle of the job')
      }
    }
    if (stalled.running() >= patience.stalledMs)
      return takeBack(order, id, 'timeOut', `nothing came out for ${patience.stalledMs} ms`)
    await pause(clock, patience.pollMs, signal)
  }
}

/** `completed` alone proves nothing: a queue also reports it for a damaged document of which no sheet came out. */
function completed({ impressions, sheets }: JobProgress, job: JobDescription): PrintResult {
  if (sheets !== null && sheets > 0) return ok({ sheets })
  if (impressions !== null && impressions > 0)
    return ok({ sheets: Math.ceil(impressions / (job.sides === 'two' ? 2 : 1)) })
  if (impressions === null && sheets === null)
    return failed('outcomeUnknown', 'completed, but this printer counts no pages')
  return failed('deviceFault', 'completed without a single page')
}

async function takeBack(order: PrintOrder, id: number, code: PrintFailureCode, detail: string): Promise<PrintResult> {
  const canceled = await order.questions.cancel(id)
  if (canceled.ok || code === 'cancelled') return failed(code, detail)
  // The job may just have finished, or be printed when the printer is back.
  return failed('outcomeUnknown', `${detail}; Cancel-Job: ${canceled.failure.detail}`)
}

async function reasonNow({ questions, signal }: PrintOrder): Promise<PrintFailureCode> {
  const now = await questions.health(signal)
  return (now.ok ? now.value.health.cause : undefined) ?? 'deviceFault'
}

/** Measures in ms how long a condition has lasted; `running` starts the watch if it is stopped. */
function stopwatch(clock: Clock): { running(): number; stop(): void } {
  let since: number | null = null
  return {
    running() {
      since ??= clock.now()
      return clock.now() - since
    },
    stop() {
      since = null
    },
  }
}
