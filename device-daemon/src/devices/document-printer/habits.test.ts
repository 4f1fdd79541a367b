/** What real printers do besides printing what they are sent; each was reported by people who run them. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import { until } from '../testing/until.ts'
import { createDocumentPrinter } from './driver.ts'
import type { Patience } from './job.ts'
import type { DocumentPrinter } from './port.ts'
import { pdfOf } from './testing/pdf.ts'

let simulators: Simulators<'document-printer'>
let hands: ControlClient
let printer: DocumentPrinter
let events: string[] = []

async function connect(patience: Partial<Patience> = {}): Promise<void> {
  events = []
  printer = createDocumentPrinter({
    url: simulators.running['document-printer'].url,
    heartbeatMs: 100,
    patience: { pollMs: 25, blockedMs: 150, suspectMs: 15_000, ...patience },
    onEvent: (event) => events.push(event),
  })
  await until(printer, (status) => status.state === 'ready')
}
const print = async (pages: number, signal = new AbortController().signal) =>
  printer.print(await pdfOf(pages), {
    jobName: '办件材料',
    content: '办件材料',
    pages,
    sides: 'one',
    signal,
    onPage: () => {},
  })
const output = async () => (await hands.do('output')) as readonly unknown[]

beforeAll(async () => {
  const run = mkdtempSync(join(tmpdir(), 'dh-'))
  simulators = await launchSimulators([{ name: 'document-printer' }], { run, fast: true })
  hands = await controlClient(simulators.running['document-printer'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
})
afterEach(async () => {
  await hands.do('habits.set')
  await hands.do('slow.set', { pageMs: 0 })
  await hands.do('jam.set', { jammed: false })
  await until(printer, (status) => status.state === 'ready')
  await printer.stop()
  await hands.do('output', { take: true })
})

it('a document given up after its first side: told, and how much came out', async () => {
  await hands.do('habits.set', { givesUpAfter: 1 })
  await connect()
  expect(await print(2)).toMatchObject({
    ok: false,
    failure: { code: 'printedInPart', printed: { sides: 1, of: 2 } },
  })
})

it('every side out, and still completed with errors: no success', async () => {
  await hands.do('habits.set', { complains: true })
  await connect()
  expect(await print(2)).toMatchObject({ failure: { code: 'printedInPart', printed: { sides: 2, of: 2 } } })
})

it('a jam after the first side says what is out', async () => {
  await hands.do('slow.set', { pageMs: 500 })
  await connect()
  const first = hands.next('page')
  const result = print(3)
  await first
  await hands.do('jam.set', { jammed: true })
  expect(await result).toMatchObject({ failure: { code: 'paperJam', printed: { sides: 1, of: 3 } } })
})

it.each(['media-empty-report', 'media-empty-warning'])('%s of another tray: low, and printed', async (word) => {
  await hands.do('habits.set', { mentions: word })
  await connect()
  expect(printer.status()).toMatchObject({ state: 'ready', supplies: { paper: 'low' } })
  expect(await print(1)).toEqual({ ok: true, value: { sheets: 1 } })
})

it('an obstacle only mentioned, and a job that stands still: the obstacle is the reason', async () => {
  await hands.do('habits.set', { mentions: 'door-open-report' })
  await hands.do('slow.set', { pageMs: 60_000 })
  await connect({ suspectMs: 300 })
  expect(await print(1)).toMatchObject({ failure: { code: 'coverOpen' } })
})

it('an obstacle that is mentioned only since the job was sent: sooner', async () => {
  await hands.do('slow.set', { pageMs: 60_000 })
  await connect({ arisenMs: 300 })
  const accepted = hands.next('job')
  const result = print(1)
  await accepted
  await hands.do('habits.set', { mentions: 'media-empty-report' })
  expect(await result).toMatchObject({ failure: { code: 'paperOut' } })
})

it.each([401, 403, 413, 501])(
  'HTTP %i to the document: refused, with the reason, and never unknown',
  async (status) => {
    await hands.do('habits.set', { http: status })
    await connect()
    expect(await print(1)).toMatchObject({
      failure: { code: 'printRefused', detail: expect.stringContaining(`HTTP ${status}`) },
    })
    expect(await output()).toEqual([])
  },
)

it('a document too large is refused before it has been sent, though the printer hangs up at once', async () => {
  await hands.do('habits.set', { maxBytes: 700 })
  await connect()
  const large = await pdfOf(200)
  const result = await printer.print(large, {
    jobName: 'large',
    content: 'large',
    pages: 200,
    sides: 'one',
    signal: new AbortController().signal,
    onPage: () => {},
  })
  expect(result).toMatchObject({ failure: { code: 'printRefused', detail: expect.stringContaining('413') } })
})

it('a printer of 2005: IPP 1.1 only, and every answer numbered 0', async () => {
  await hands.do('habits.set', { oldVersion: true, zeroId: true })
  await connect()
  expect(await print(2)).toEqual({ ok: true, value: { sheets: 2 } })
})

it.each(['cups-held-for-authentication', 'job-hold-until-specified', 'account-limit-reached'])(
  'held (%s): said at once, and nothing stays behind',
  async (holds) => {
    await hands.do('habits.set', { holds })
    await connect({ blockedMs: 60_000 })
    expect(await print(1)).toMatchObject({
      failure: { code: 'printRefused', detail: expect.stringContaining(holds) },
    })
    expect(await hands.do('state')).toMatchObject({ printing: false })
  },
)

it('the paper cannot be chosen: printed, and said to the technicians', async () => {
  await hands.do('habits.set', { ignores: 'media' })
  await connect()
  expect(await print(1)).toEqual({ ok: true, value: { sheets: 1 } })
  expect(events).toContain('paper.unchosen')
})

it('the paper cannot be chosen, and forms lie in a tray: not printed on them', async () => {
  await hands.do('habits.set', { ignores: 'media', mediaReady: 'iso_a4_210x297mm custom_business-licence_297x420mm' })
  await connect()
  expect(await print(1)).toMatchObject({ failure: { code: 'printRefused', detail: expect.stringContaining('paper') } })
  expect(await output()).toEqual([])
})

it('a job that cannot be cancelled is watched until it is out, and nothing is printed before', async () => {
  await hands.do('habits.set', { keepsJobs: true })
  await hands.do('slow.set', { pageMs: 1_500 })
  await connect({ takingBackMs: 0, stalledMs: 0 })
  expect(await print(1)).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  expect(events).toContain('job.left')
  expect(await until(printer, (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  await until(printer, (status) => status.state === 'ready')
  expect(events).toContain('job.known')
  expect(await output()).toHaveLength(1)
})

it('cancelled too late: the document was just printed, and that is said', async () => {
  await hands.do('habits.set', { keepsJobs: true })
  await connect({ stalledMs: 0, takingBackMs: 15_000 })
  expect(await print(1)).toEqual({ ok: true, value: { sheets: 1 } })
})
