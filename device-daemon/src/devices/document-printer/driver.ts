/** The A4 printer over IPP: a network or USB printer that speaks it, or a CUPS queue for any other printer. */
import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Health, Trouble } from '../supervision.ts'
import { supervise } from '../supervisor.ts'
import { parsePrinterAddress } from './address.ts'
import { createIppClient } from './client.ts'
import { printDocument, usualPatience, type Patience } from './job.ts'
import { watchLeftJobs } from './left-jobs.ts'
import type { DocumentPrinter } from './port.ts'
import { questionsFor } from './questions.ts'

export interface DocumentPrinterOptions {
  /** See `address.ts`. */
  readonly url: string
  readonly clock?: Clock
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly patience?: Partial<Patience>
  /** Tells this printing of a document from every other. */
  readonly tag?: () => string
}

/** Throws on a bad address: profiles and command lines are checked with `parsePrinterAddress` before. */
export function createDocumentPrinter(options: DocumentPrinterOptions): DocumentPrinter {
  const { url, clock = systemClock, onEvent, heartbeatMs } = options
  const patience = { ...usualPatience, ...options.patience }
  const address = parsePrinterAddress(url)
  if (!address.ok) throw new Error(address.failure.detail)
  const tag = options.tag ?? (() => randomBytes(6).toString('hex'))
  const say = onEvent ?? (() => {})
  const questions = questionsFor(createIppClient(address.value, { clock }), address.value.uri, patience)
  const left = watchLeftJobs(questions, say)

  async function heartbeat(signal: AbortSignal): Promise<Result<Health<'documentPrinter'>, Trouble>> {
    const asked = await questions.now(signal)
    if (!asked.ok) {
      const { code, detail } = asked.failure
      return fail({ code: code === 'unreachable' || code === 'unanswered' ? 'gone' : 'fault', detail })
    }
    await left.settle(signal)
    const { health } = asked.value
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
          job: { name: `${jobName} ${tag()}`, sides },
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
