/** The A4 printer over IPP: a network or USB printer that speaks it, or a CUPS queue for any other printer. */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Health, Trouble } from '../supervision.ts'
import { supervise } from '../supervisor.ts'
import { createIppClient } from './client.ts'
import { printDocument, usualPatience, type Patience } from './job.ts'
import type { DocumentPrinter } from './port.ts'
import { questionsFor } from './questions.ts'

export interface DocumentPrinterOptions {
  /** `ipp://host:631/ipp/print` or `ipp://localhost:631/printers/<queue>`. */
  readonly url: string
  readonly clock?: Clock
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly patience?: Partial<Patience>
}

export function createDocumentPrinter(options: DocumentPrinterOptions): DocumentPrinter {
  const { url, clock = systemClock, onEvent, heartbeatMs } = options
  const patience = { ...usualPatience, ...options.patience }
  const questions = questionsFor(createIppClient(url), url, patience)

  async function heartbeat(signal: AbortSignal): Promise<Result<Health<'documentPrinter'>, Trouble>> {
    const asked = await questions.health(signal)
    if (asked.ok) return ok(asked.value.health)
    const { code, detail } = asked.failure
    return fail({ code: code === 'malformed' || code === 'refused' ? 'fault' : 'gone', detail })
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
    print: (pdf, { jobName, sides, signal, onPage }) =>
      supervisor.use(signal, (_printer, using) =>
        printDocument({ questions, clock, pdf, job: { name: jobName, sides }, patience, onPage, signal: using }),
      ),
  }
}
