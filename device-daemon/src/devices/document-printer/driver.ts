/** The A4 printer over IPP: a network or USB printer that speaks it, or a CUPS queue for any other printer. */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Health, Trouble } from '../supervision.ts'
import { supervise } from '../supervisor.ts'
import { parsePrinterAddress } from './address.ts'
import { createIppClient } from './client.ts'
import { earlierJobs } from './earlier-jobs.ts'
import { printDocument, usualPatience, type Patience } from './job.ts'
import { jobNamesIn } from './job-names.ts'
import { watchLeftJobs } from './left-jobs.ts'
import type { DocumentPrinter } from './port.ts'
import { questionsFor, type QuestionFailure } from './questions.ts'

export interface DocumentPrinterOptions {
  /** See `address.ts`. */
  readonly url: string
  readonly clock?: Clock
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly patience?: Partial<Patience>
  /** See `jobNamesIn`; without it, as at the bench, no job of an earlier start is looked for. */
  readonly folder?: string | null
}

/** Throws on a bad address: profiles and command lines are checked with `parsePrinterAddress` before. */
export function createDocumentPrinter(options: DocumentPrinterOptions): DocumentPrinter {
  const { url, folder = null, clock = systemClock, onEvent, heartbeatMs } = options
  const patience = { ...usualPatience, ...options.patience }
  const address = parsePrinterAddress(url)
  if (!address.ok) throw new Error(address.failure.detail)
  const say = onEvent ?? (() => {})
  const questions = questionsFor(createIppClient(address.value, { clock }), address.value.uri, patience)
  const names = jobNamesIn(folder)
  const left = watchLeftJobs(questions, say)
  /** Once, before anything is printed: what is sent later is followed by those who sent it. */
  let inherited = folder === null

  async function inherit(queue: boolean, signal: AbortSignal): Promise<Result<void, QuestionFailure>> {
    const earlier = await earlierJobs(questions, names, queue, signal)
    if (earlier.ok) earlier.value.forEach((job) => left.add(job))
    else if (earlier.failure.code !== 'refused' && earlier.failure.code !== 'malformed') return earlier
    else say('job.unlisted', `jobs of an earlier start cannot be looked for: ${earlier.failure.detail}`)
    inherited = true
    return ok(undefined)
  }

  async function heartbeat(signal: AbortSignal): Promise<Result<Health<'documentPrinter'>, Trouble>> {
    const asked = await questions.now(signal)
    if (!asked.ok) return fail(troubleOf(asked.failure))
    const { health, queue } = asked.value
    const earlier = inherited ? ok(undefined) : await inherit(queue, signal)
    if (!earlier.ok) return fail(troubleOf(earlier.failure))
    await left.settle(signal)
    // Nothing may be printed while an earlier citizen's pages can still come out.
    return ok(left.open() === 0 ? health : { cause: 'deviceFault', ...health })
  }

  const supervisor = supervise({
    kind: 'documentPrinter',
    url,
    clock,
    async open({ signal }) {
      const greeted = await heartbeat(signal)
      return greeted.ok ? ok({ handle: { heartbeat }, health: greeted.value }) : greeted
    },
    onEvent,
    heartbeatMs,
  })
  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    print: (pdf, { jobName, content, pages, sides, signal, onPage }) =>
      supervisor.use(signal, (_printer, using) =>
        printDocument({
          questions,
          clock,
          pdf,
          pages,
          job: { name: names.nameOf(jobName), sides },
          content,
          patience,
          left,
          onPage,
          onEvent: say,
          signal: using,
        }),
      ),
  }
}

const troubleOf = ({ code, detail }: QuestionFailure): Trouble => ({
  code: code === 'unreachable' || code === 'unanswered' ? 'gone' : 'fault',
  detail,
})
