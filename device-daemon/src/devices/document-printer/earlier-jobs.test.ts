/** The daemon is killed, or the power goes, between Print-Job and the end; it is started again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import { until } from '../testing/until.ts'
import { parsePrinterAddress } from './address.ts'
import { createIppClient } from './client.ts'
import { createDocumentPrinter } from './driver.ts'
import { usualPatience } from './job.ts'
import { jobNamesIn } from './job-names.ts'
import type { DocumentPrinter } from './port.ts'
import { questionsFor } from './questions.ts'
import { pdfOf } from './testing/pdf.ts'

let simulators: Simulators<'document-printer'>
let hands: ControlClient
let folder: string
let printer: DocumentPrinter | null = null
let events: string[] = []

/** What a daemon leaves that is killed as soon as the printer has taken its document. */
async function killedAfterPrintJob(of = folder, pages = 1): Promise<void> {
  const { url } = simulators.running['document-printer']
  const address = parsePrinterAddress(url)
  if (!address.ok) throw new Error(address.failure.detail)
  const questions = questionsFor(createIppClient(address.value), address.value.uri, usualPatience)
  const job = { name: jobNamesIn(of).nameOf('form'), sides: 'one' } as const
  expect(await questions.send(job, await pdfOf(pages), new AbortController().signal)).toMatchObject({ ok: true })
}
function start(where: string | null = folder): DocumentPrinter {
  events = []
  printer = createDocumentPrinter({
    url: simulators.running['document-printer'].url,
    folder: where,
    heartbeatMs: 100,
    patience: { pollMs: 25, busyMs: 15_000 },
    onEvent: (event) => events.push(event),
  })
  return printer
}
const inOrder = (device: DocumentPrinter) => until(device, (status) => status.state === 'ready')
const state = async () => (await hands.do('state')) as { readonly printing: boolean; readonly jobs: number }
const sheets = async () => ((await hands.do('output')) as readonly unknown[]).length

beforeAll(async () => {
  simulators = await launchSimulators([{ name: 'document-printer' }], {
    run: mkdtempSync(join(tmpdir(), 'de-')),
    fast: true,
  })
  hands = await controlClient(simulators.running['document-printer'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earlier-'))
  await hands.do('slow.set', { pageMs: 60_000 })
})
afterEach(async () => {
  await hands.do('habits.set')
  await hands.do('slow.set', { pageMs: 0 })
  await printer?.stop()
  await hands.do('output', { take: true })
  rmSync(folder, { recursive: true })
})

it('killed while it is printed: taken back at the next start, before the next citizen prints', async () => {
  await killedAfterPrintJob()
  await inOrder(start())
  expect(await state()).toMatchObject({ printing: false })
  expect(await sheets()).toBe(0)
  expect(events).toEqual(expect.arrayContaining(['job.left', 'job.known']))
})

it('killed before the queue was tidied: what it keeps with its document is purged at the next start', async () => {
  await hands.do('habits.set', { queue: true })
  await hands.do('slow.set', { pageMs: 0 })
  const out = hands.next('page')
  await killedAfterPrintJob()
  await out
  const kept = (await state()).jobs
  await inOrder(start())
  expect((await state()).jobs).toBe(kept - 1)
})

it('killed while it is printed through a queue: taken back, and nothing of it is kept', async () => {
  await hands.do('habits.set', { queue: true })
  const { jobs } = await state()
  await killedAfterPrintJob()
  await inOrder(start())
  expect(await state()).toMatchObject({ printing: false, jobs })
})

it('it cannot be taken back: the printer is out of use until it can', async () => {
  await hands.do('habits.set', { keepsJobs: true })
  await killedAfterPrintJob()
  const device = start()
  await until(device, ({ cause }) => cause === 'deviceFault')
  await hands.do('habits.set')
  await inOrder(device)
  expect(await state()).toMatchObject({ printing: false })
})

it.each([
  ['another terminal that shares the printer', () => mkdtempSync(join(tmpdir(), 'another-'))],
  ['a technician at the bench', () => null],
])('%s leaves the job alone', async (_who, where) => {
  await hands.do('habits.set', { queue: true })
  await killedAfterPrintJob()
  await inOrder(start(where()))
  expect(await state()).toMatchObject({ printing: true })
  await printer?.stop()
  await inOrder(start())
})

it('a printer that does not list jobs is used all the same', async () => {
  await hands.do('habits.set', { http: 501, operation: 'Get-Jobs' })
  await inOrder(start())
  expect(events).toContain('job.unlisted')
})

it('a damaged mark is replaced by another: no job of anybody else is taken for our own', () => {
  const before = jobNamesIn(folder).nameOf('form')
  expect(jobNamesIn(folder).isOurs(before)).toBe(true)
  writeFileSync(join(folder, 'a4-jobs-mark'), '.*')
  const names = jobNamesIn(folder)
  expect(names.isOurs(before)).toBe(false)
  expect(jobNamesIn(folder).isOurs(names.nameOf('form'))).toBe(true)
})
