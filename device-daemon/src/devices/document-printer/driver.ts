/** The A4 printer, over IPP: a network or USB printer that speaks it, or a CUPS queue in front of any other. */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { noLine } from '../no-line.ts'
import type { DocumentPrinter } from '../ports.ts'
import type { Condition, Trouble } from '../supervision.ts'
import { supervise, type Session } from '../supervisor.ts'
import { createIppClient } from './client.ts'
import { printDocument, usualPatience, type Patience } from './job.ts'
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

  async function heartbeat(signal: AbortSignal): Promise<Result<Condition, Trouble>> {
    const asked = await questions.condition(signal)
    if (asked.ok) return ok(asked.value.condition)
    const { code, detail } = asked.failure
    return fail({ code: code === 'malformed' || code === 'refused' ? 'fault' : 'gone', detail })
  }

  const supervisor = supervise<Session>({
    kind: 'documentPrinter',
    url,
    open: async () => ok(noLine()),
    clock,
    async start(_link, { signal }) {
      const asked = await heartbeat(signal)
      return asked.ok ? ok({ session: { heartbeat }, condition: asked.value }) : asked
    },
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  })
  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    print: (pdf, { jobName, sides, signal, onPage }) =>
      supervisor.use(signal, (_session, using) =>
        printDocument({ questions, clock, pdf, job: { name: jobName, sides }, patience, onPage, signal: using }),
      ),
  }
}
