/**
 * Prints one document: checks the printer, sends the job, follows it until every side has come out, and cancels it if
 * they do not. Whatever the end, no job may stay behind and be printed when nobody is there to take it.
 */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { pause } from '../pause.ts'
import type { PrintFailureCode } from '../print-failure.ts'
import { whyAborted } from '../why-aborted.ts'
import {
  completed,
  isOver,
  isStopping,
  mayStillCount,
  sidesOut,
  type PrintFailure,
  type PrintResult,
} from './job-end.ts'
import type { LeftJob, LeftJobs } from './left-jobs.ts'
import { lookFor } from './lost-answer.ts'
import type {
  Ignored,
  JobDescription,
  JobProgress,
  PrinterNow,
  QuestionFailure,
  Questions,
  TimeLimits,
} from './questions.ts'

export interface PrintOrder {
  readonly questions: Questions
  readonly clock: Clock
  readonly pdf: Uint8Array
  readonly pages: number
  readonly job: JobDescription
  /** Equal for the same document of the same person. */
  readonly content: string
  readonly patience: Patience
  readonly left: LeftJobs
  readonly onPage: (page: number) => void
  readonly onEvent: (event: string, detail: string) => void
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
  /** Wait while nothing comes out of a printer that mentions an obstacle without calling it an error. */
  readonly suspectMs: number
  /** The same, for an obstacle that it did not mention before this job: a slow page takes 20 s. */
  readonly arisenMs: number
  /** Wait while nothing comes out although nothing is wrong: heating takes 30 s, a slow page 20 s. */
  readonly stalledMs: number
  /** Wait for a job to be listed whose number was lost with the answer. */
  readonly findingMs: number
  /** Wait for the fate of a job that is being taken back. */
  readonly takingBackMs: number
}

export const usualPatience: Patience = {
  replyMs: 5_000,
  sendMs: 60_000,
  pollMs: 500,
  busyMs: 30_000,
  blockedMs: 3_000,
  silentMs: 10_000,
  suspectMs: 45_000,
  arisenMs: 20_000,
  stalledMs: 90_000,
  findingMs: 10_000,
  takingBackMs: 10_000,
}

const failed = (code: PrintFailureCode, detail: string) => fail<PrintFailure>({ code, detail })

export async function printDocument(order: PrintOrder): Promise<PrintResult> {
  const { questions, job, left, signal } = order
  await left.settle(signal)
  if (left.open() > 0)
    return failed('deviceBusy', `${left.open()} earlier job(s) can neither be taken back nor be found finished`)
  const already = left.cameOut(order.content)
  if (already !== null) return ok(already)
  const before = await questions.now(signal)
  if (!before.ok) return failed(beforeSending(before.failure), before.failure.detail)
  if (before.value.health.cause !== undefined) return failed(before.value.health.cause, 'before the job was sent')

  const valid = await whileBusy(order, () => questions.validate(job, signal))
  if (!valid.ok) return failed(beforeSending(valid.failure), `Validate-Job: ${valid.failure.detail}`)
  if (isWrongPaper(valid.value, before.value)) return failed('printRefused', wrongPaper)
  const { queue, suspicion } = before.value
  const answer = await whileBusy(order, () => questions.send(job, order.pdf, signal))
  const sent = answer.ok ? answer : await accountFor(order, queue, answer.failure)
  if (!sent.ok) return sent

  const { id, ignored = valid.value } = sent.value
  const task = { ...order, id, queue, suspected: suspicion, out: 0 }
  const outcome = isWrongPaper(ignored, before.value)
    ? await takeBack(task, 'printRefused', wrongPaper)
    : await follow(task)
  if (ignored.includes('media') && outcome.ok)
    order.onEvent('paper.unchosen', 'the printer ignores which paper it is asked for: keep plain A4 in every tray')
  await tidy(task)
  return outcome.ok || task.out === 0
    ? outcome
    : fail({ ...outcome.failure, printed: { sides: task.out, of: order.pages } })
}

/** One job at the printer. */
interface Task extends PrintOrder {
  readonly id: number
  readonly queue: boolean
  /** The obstacle mentioned before the job was sent. */
  readonly suspected: PrinterNow['suspicion']
  /** Sides known to have come out. */
  out: number
}

/** Printing on whatever lies in the tray is harmless until the printer says that forms or other sizes do. */
const isWrongPaper = (ignored: Ignored, { paper }: PrinterNow): boolean =>
  ignored.includes('media') && paper === 'other'
const wrongPaper = 'the printer ignores which paper it is asked for, and says that other paper than plain A4 lies in it'

/** A queue keeps a job with its document; what cannot be erased now is tried again. */
async function tidy(task: Task): Promise<void> {
  const { questions, left, id, queue } = task
  if (!queue) return
  const purged = await questions.purge(id)
  if (!purged.ok && purged.failure.code !== 'unknownJob') left.add(leftOf(task, id, queue))
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
  if (code === 'refused' || code === 'unknownJob') return 'printRefused'
  return code === 'cancelled' ? 'cancelled' : 'deviceFault'
}

/**
 * Once the document is being sent, a missing or unreadable answer does not mean that nothing is printed, nor does the
 * caller's leaving.
 */
async function accountFor(
  order: PrintOrder,
  queue: boolean,
  failure: QuestionFailure,
): Promise<Result<{ readonly id: number; readonly ignored?: Ignored }, PrintFailure>> {
  const { left, signal, job, patience } = order
  const detail = `Print-Job: ${failure.detail}`
  const isLost = failure.code === 'unanswered' || failure.code === 'malformed' || failure.code === 'cancelled'
  if (!isLost) return failed(beforeSending(failure), detail)
  const found = await lookFor({ ...order, name: job.name, ...patience })
  if (typeof found === 'object') {
    order.onEvent('job.found', `job ${found.at}, whose number was lost: ${failure.detail}`)
    return ok({ id: found.at })
  }
  if (found === 'never') return failed('deviceFault', `${detail}; the printer did not take the document`)
  if (found === 'unanswered') {
    left.add(leftOf(order, null, queue))
    // Whoever has gone away takes nothing more: it is looked for and taken back at once.
    if (signal.aborted) await left.settle(new AbortController().signal)
  }
  return failed(signal.aborted ? whyAborted(signal) : 'outcomeUnknown', detail)
}

const leftOf = ({ job, pages, content }: PrintOrder, id: number | null, queue: boolean): LeftJob => ({
  name: job.name,
  id,
  queue,
  sent: { content, pages, sides: job.sides },
})

/** Reasons with which a job is held for a moment while it arrives. */
const arriving = /^(job-incoming|job-data-insufficient|job-spooling|job-queued|job-fetchable)$/
/** Reasons that wait for somebody who is not there: a password, an account, a release. */
const needsSomebody = /^(cups-)?(job-)?held-|^job-(hold|password)|^account-|authori[sz]ation|authentication/

/** null: nothing holds it; otherwise whether anything but time can release it. */
function holding({ state, reasons }: JobProgress): { readonly atOnce: boolean } | null {
  if (state !== 'held' && state !== 'waiting') return null
  if (reasons.some((reason) => needsSomebody.test(reason))) return { atOnce: true }
  return state === 'held' && !reasons.some((reason) => arriving.test(reason)) ? { atOnce: false } : null
}

async function follow(task: Task): Promise<PrintResult> {
  const { questions, clock, patience, signal, id } = task
  const blocked = stopwatch(clock)
  const held = stopwatch(clock)
  const silent = stopwatch(clock)
  const stalled = stopwatch(clock)
  let countsLate = 3

  for (;;) {
    if (signal.aborted) return takeBack(task, whyAborted(signal), 'by the caller')
    const asked = await questions.progress(id, signal)
    if (!asked.ok) {
      const lost = asked.failure.code === 'refused' || asked.failure.code === 'unknownJob'
      if (lost || silent.running() >= patience.silentMs) return lostSight(task, asked.failure)
    } else {
      silent.stop()
      const progress = asked.value
      if (count(task, progress)) {
        stalled.stop()
        // A printer that says it has stopped while sides come out has not.
        blocked.stop()
      }
      const holds = holding(progress)
      if (holds === null) held.stop()
      else if (holds.atOnce || held.running() >= patience.blockedMs)
        return takeBack(task, 'printRefused', `held: ${progress.reasons.join(' ')}`)

      if (isOver(progress)) {
        const mayCount = progress.state === 'completed' && mayStillCount(progress, sentOf(task))
        const now = await questions.now(signal)
        // Some say `completed` as soon as they have the document, and print it then.
        const works = now.ok && now.value.working && stalled.running() < patience.arisenMs
        if (!mayCount || (!works && countsLate === 0)) return over(task, progress, now.ok ? now.value : null)
        if (!works) countsLate--
      } else {
        const now = await questions.now(signal)
        const suspicion = now.ok ? now.value.suspicion : null
        const stop = progress.state === 'stopped' ? suspicion : null
        const reason = now.ok ? (now.value.health.cause ?? stop) : null
        if (reason === null) blocked.stop()
        else if (blocked.running() >= patience.blockedMs) return takeBack(task, reason, 'in the middle of the job')
        const limit = suspicion === task.suspected ? patience.suspectMs : patience.arisenMs
        if (suspicion !== null && stalled.running() >= limit)
          return takeBack(task, suspicion, `nothing came out for ${limit} ms`)
      }
    }
    if (stalled.running() >= patience.stalledMs)
      return takeBack(task, 'timeOut', `nothing came out for ${patience.stalledMs} ms`)
    await pause(clock, patience.pollMs, signal)
  }
}

const sentOf = ({ pages, job }: Task) => ({ pages, sides: job.sides })

/** Whether more has come out since last time. */
function count(task: Task, progress: JobProgress): boolean {
  const out = Math.min(task.pages, sidesOut(progress, sentOf(task)) ?? 0)
  if (out <= task.out) return false
  for (; task.out < out; task.out++) task.onPage(task.out + 1)
  return true
}

/** What the job and its printer say at the end; where they contradict each other, the paper is to be looked at. */
function over(task: Task, progress: JobProgress, now: PrinterNow | null): PrintResult {
  const cause = now === null ? null : (now.health.cause ?? null)
  if (progress.state !== 'completed')
    return failed(
      task.out === task.pages ? 'printedInPart' : (cause ?? now?.suspicion ?? 'deviceFault'),
      `the printer ${progress.state} the job: ${progress.reasons.join(' ')}`,
    )
  const end = completed(progress, sentOf(task))
  // An empty tray or an opened cover after the last sheet is nothing; a jam may be that sheet.
  if (end.ok) return cause === 'paperJam' ? failed('printedInPart', 'completed, and the printer has a jam') : end
  if (end.failure.code !== 'deviceFault') return end
  return now?.working === true
    ? failed('outcomeUnknown', `${end.failure.detail}; the printer is still at work`)
    : failed(cause ?? 'deviceFault', end.failure.detail ?? '')
}

/** The printer no longer tells of the job. Many forget a job as soon as its last side is out. */
function lostSight(task: Task, failure: QuestionFailure): PrintResult {
  if (failure.code !== 'unknownJob') task.left.add(leftOf(task, task.id, task.queue))
  else if (task.out === task.pages) return ok({ sheets: Math.ceil(task.pages / (task.job.sides === 'two' ? 2 : 1)) })
  return failed('outcomeUnknown', `the printer does not tell of the job: ${failure.detail}`)
}

/**
 * Cancels the job and waits for its fate, which may be that it has just been printed. That the printer allows it is no
 * fate: some print on. If it stays open, the job is left to be watched.
 */
async function takeBack(task: Task, code: PrintFailureCode, detail: string): Promise<PrintResult> {
  const { questions, clock, patience, id } = task
  // The caller may be the reason, and then its signal has aborted.
  const own = new AbortController().signal
  const until = clock.now() + patience.takingBackMs
  let allowed = false
  let printsOn = false
  let trouble = ''
  for (;;) {
    if (!allowed) {
      const cancelled = await questions.cancel(id)
      allowed = cancelled.ok
      trouble = cancelled.ok ? 'allowed, but the job is not over' : cancelled.failure.detail
    }
    const asked = await questions.progress(id, own)
    const isLast = clock.now() >= until
    if (asked.ok) {
      const progress = asked.value
      count(task, progress)
      if (progress.state === 'completed' && (isLast || !mayStillCount(progress, sentOf(task)))) {
        const result = completed(progress, sentOf(task))
        return result.ok ? result : failed(code, `${detail}; ${result.failure.detail}`)
      }
      if (progress.state === 'canceled' || progress.state === 'aborted') return failed(code, detail)
      printsOn = allowed && !isOver(progress) && !isStopping(progress)
    } else if (asked.failure.code === 'unknownJob') {
      // Many forget what they have cancelled at once; one that was seen to print on may have printed it.
      return allowed && !printsOn ? failed(code, detail) : failed('outcomeUnknown', `${detail}; then it was forgotten`)
    }
    if (isLast) break
    await pause(clock, patience.pollMs, own)
  }
  task.left.add(leftOf(task, task.id, task.queue))
  return failed(task.signal.aborted ? code : 'outcomeUnknown', `${detail}; Cancel-Job: ${trouble}`)
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
