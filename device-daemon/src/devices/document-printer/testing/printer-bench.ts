/** For the tests of a file: one simulated printer, the hands on it, and drivers with the limits a test is about. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { controlClient, type ControlClient } from '../../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../../simulators/launch.ts'
import { until } from '../../testing/until.ts'
import { createDocumentPrinter } from '../driver.ts'
import type { Patience } from '../job.ts'
import type { DocumentPrinter } from '../port.ts'
import { pdfOf } from './pdf.ts'

export interface Printed {
  readonly job: number
  readonly page: number
  readonly png: string
}
type Order = Parameters<DocumentPrinter['print']>[1]

/** `limits`: for every driver of the file; a test shortens or lengthens the one it is about. */
export function printerBench(limits: Partial<Patience>) {
  let simulators: Simulators<'document-printer'>
  let hands: ControlClient
  let printer: DocumentPrinter | null = null
  let events: string[] = []

  beforeAll(async () => {
    // Short, because the path of a socket is.
    const run = mkdtempSync(join(tmpdir(), 'dp-'))
    simulators = await launchSimulators([{ name: 'document-printer' }], { run, fast: true })
    hands = await controlClient(simulators.running['document-printer'].control)
  })
  afterAll(async () => {
    hands.close()
    await simulators.stop()
  })

  const bench = {
    url: () => simulators.running['document-printer'].url,
    do: (act: string, input?: Record<string, unknown>) => hands.do(act, input),
    next: (event: string) => hands.next(event),
    printer(): DocumentPrinter {
      if (printer === null) throw new Error('the test has started no driver')
      return printer
    },
    /** What the driver that was started last has said. */
    events: (): readonly string[] => events,
    /** A driver; the one before must have been stopped. `folder`: see `jobNamesIn`. */
    start(patience: Partial<Patience> = {}, folder: string | null = null): DocumentPrinter {
      events = []
      printer = createDocumentPrinter({
        url: bench.url(),
        folder,
        heartbeatMs: 100,
        patience: { pollMs: 25, ...limits, ...patience },
        onEvent: (event) => events.push(event),
      })
      return printer
    },
    ready: () => until(bench.printer(), (status) => status.state === 'ready'),
    async connect(patience: Partial<Patience> = {}): Promise<void> {
      bench.start(patience)
      await bench.ready()
    },
    /** The same printer with a new driver and other limits. */
    async reconnect(patience: Partial<Patience>): Promise<void> {
      await bench.stop()
      await bench.connect(patience)
    },
    async stop(): Promise<void> {
      await printer?.stop()
      printer = null
    },
    print: async (pages: number, order: Partial<Order> = {}) =>
      bench.printer().print(await pdfOf(pages), orderOf(pages, order)),
    printPdf: (pdf: Uint8Array, order: Partial<Order> = {}) => bench.printer().print(pdf, orderOf(1, order)),
    output: async () => (await hands.do('output')) as readonly Printed[],
    sheets: async () => (await bench.output()).length,
    takeOutput: () => hands.do('output', { take: true }),
    state: async () => (await hands.do('state')) as { readonly printing: boolean; readonly jobs: number },
    /** Everything about the printer as it was at first; what it prints comes out at once. */
    async restore(): Promise<void> {
      await hands.do('fault', { clear: true })
      await hands.do('cable.plug')
      await hands.do('habits.set')
      await hands.do('slow.set', { pageMs: 0 })
      await hands.do('paper.set', { level: 'ok' })
      await hands.do('toner.set', { level: 'ok' })
      await hands.do('cover.set', { open: false })
      await hands.do('jam.set', { jammed: false })
    },
  }
  return bench
}

export const orderOf = (pages: number, order: Partial<Order> = {}): Order => ({
  jobName: '办件材料',
  content: '办件材料',
  pages,
  sides: 'one',
  signal: new AbortController().signal,
  onPage: () => {},
  ...order,
})
