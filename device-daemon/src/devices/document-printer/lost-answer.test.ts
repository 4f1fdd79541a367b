/** The document has gone to the printer and the answer is lost: nobody gets two, and nobody is told what is not so. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
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
    patience: { pollMs: 25, findingMs: 300, ...patience },
    onEvent: (event) => events.push(event),
  })
  await ready()
}
const ready = () => until(printer, (status) => status.state === 'ready')
const print = async (content = 'receipt', signal = new AbortController().signal) =>
  printer.print(await pdfOf(1), { jobName: 'paper', content, pages: 1, sides: 'one', signal, onPage: () => {} })
const sheets = async () => ((await hands.do('output')) as readonly unknown[]).length
const loseTheAnswer = (kind: 'truncated' | 'silence') => hands.do('fault', { kind, reply: 'Print-Job' })
/** So that its list shows whether it remembers. */
async function printOneBefore(): Promise<void> {
  await connect()
  await print('notice')
  await printer.stop()
  await hands.do('output', { take: true })
}

beforeAll(async () => {
  const run = mkdtempSync(join(tmpdir(), 'dl-'))
  simulators = await launchSimulators([{ name: 'document-printer' }], { run, fast: true })
  hands = await controlClient(simulators.running['document-printer'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
})
beforeEach(async () => {
  // As a printer that has just been switched on: it remembers nothing.
  await hands.do('habits.set', { forgets: true })
  await printOneBefore()
  await hands.do('habits.set')
})
afterEach(async () => {
  await hands.do('fault', { clear: true })
  await hands.do('habits.set')
  await hands.do('slow.set', { pageMs: 0 })
  await hands.do('cable.plug')
  await ready()
  await printer.stop()
  await hands.do('output', { take: true })
})

it.each(['truncated', 'silence'] as const)('the answer is lost (%s): the job is found, and followed', async (kind) => {
  await connect({ sendMs: 2_000, findingMs: 15_000 })
  await loseTheAnswer(kind)
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(events).toContain('job.found')
  expect(await sheets()).toBe(1)
})

it('another printing of the same document is never taken for it', async () => {
  await connect()
  await print()
  await hands.do('habits.set', { http: 500 })
  expect(await print()).toMatchObject({ failure: { code: 'deviceFault' } })
  expect(await sheets()).toBe(1)
})

it('the printer never took it, as its list shows: said, and it can be printed at once', async () => {
  await printOneBefore()
  await connect()
  await hands.do('habits.set', { http: 500 })
  expect(await print()).toMatchObject({
    failure: { code: 'deviceFault', detail: expect.stringContaining('did not take') },
  })
  await hands.do('habits.set')
  await ready()
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await sheets()).toBe(1)
})

it('a printer that remembers no finished job may have printed it: unclear', async () => {
  await hands.do('habits.set', { forgets: true })
  await connect()
  await loseTheAnswer('truncated')
  expect(await print()).toMatchObject({ failure: { code: 'outcomeUnknown' } })
})

it('a printer that does not know the question: unclear, and no printer out of use for it', async () => {
  await printOneBefore()
  await hands.do('habits.set', { http: 501, operation: 'Get-Jobs' })
  await connect({ findingMs: 15_000 })
  await loseTheAnswer('truncated')
  expect(await print()).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  await ready()
})

it('the cable goes with the answer: unclear; when it is known to be out, the next touch prints no second one', async () => {
  await hands.do('slow.set', { pageMs: 200 })
  await connect()
  await loseTheAnswer('silence')
  const taken = hands.next('job')
  const out = hands.next('page')
  const result = print()
  await taken
  await hands.do('cable.pull')
  expect(await result).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  await out
  await hands.do('cable.plug')
  await ready()
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await sheets()).toBe(1)
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await sheets()).toBe(2)
})

it('what came out of it is not taken for the same paper of somebody else', async () => {
  await hands.do('slow.set', { pageMs: 200 })
  await connect()
  await loseTheAnswer('silence')
  const taken = hands.next('job')
  const out = hands.next('page')
  const result = print('notice of one')
  await taken
  await hands.do('cable.pull')
  await result
  await out
  await hands.do('cable.plug')
  await ready()
  expect(await print('notice of another')).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await sheets()).toBe(2)
})

it('the citizen goes away while the answer is awaited: nothing comes out for the next one', async () => {
  await hands.do('slow.set', { pageMs: 60_000 })
  await connect()
  await loseTheAnswer('silence')
  const leaving = new AbortController()
  const taken = hands.next('job')
  const result = print('receipt', leaving.signal)
  await taken
  leaving.abort()
  expect(await result).toMatchObject({ failure: { code: 'cancelled' } })
  expect(await hands.do('state')).toMatchObject({ printing: false })
  expect(await sheets()).toBe(0)
})
