/** The daemon is killed, or the power goes, between Print-Job and the end; it is started again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { parsePrinterAddress } from './address.ts'
import { createIppClient } from './client.ts'
import { usualPatience } from './job.ts'
import { jobNamesIn } from './job-names.ts'
import type { DocumentPrinter } from './port.ts'
import { questionsFor } from './questions.ts'
import { pdfOf } from './testing/pdf.ts'
import { printerBench } from './testing/printer-bench.ts'

const bench = printerBench({ busyMs: 15_000 })
let folder: string

/** What a daemon leaves that is killed as soon as the printer has taken its document. */
async function killedAfterPrintJob(of = folder, pages = 1): Promise<void> {
  const address = parsePrinterAddress(bench.url())
  if (!address.ok) throw new Error(address.failure.detail)
  const questions = questionsFor(createIppClient(address.value), address.value.uri, usualPatience)
  const job = { name: jobNamesIn(of).nameOf('form'), sides: 'one' } as const
  expect(await questions.send(job, await pdfOf(pages), new AbortController().signal)).toMatchObject({ ok: true })
}
const start = (where: string | null = folder) => bench.start({}, where)
const inOrder = (device: DocumentPrinter) => until(device, (status) => status.state === 'ready')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earlier-'))
  await bench.do('slow.set', { pageMs: 60_000 })
})
afterEach(async () => {
  await bench.restore()
  await bench.stop()
  await bench.takeOutput()
  rmSync(folder, { recursive: true })
})

it('killed while it is printed: taken back at the next start, before the next citizen prints', async () => {
  await killedAfterPrintJob()
  await inOrder(start())
  expect(await bench.state()).toMatchObject({ printing: false })
  expect(await bench.sheets()).toBe(0)
  expect(bench.events()).toEqual(expect.arrayContaining(['job.left', 'job.known']))
})

it('killed before the queue was tidied: what it keeps with its document is purged at the next start', async () => {
  await bench.do('habits.set', { queue: true })
  await bench.do('slow.set', { pageMs: 0 })
  const out = bench.next('page')
  await killedAfterPrintJob()
  await out
  const kept = (await bench.state()).jobs
  await inOrder(start())
  expect((await bench.state()).jobs).toBe(kept - 1)
})

it('killed while it is printed through a queue: taken back, and nothing of it is kept', async () => {
  await bench.do('habits.set', { queue: true })
  const { jobs } = await bench.state()
  await killedAfterPrintJob()
  await inOrder(start())
  expect(await bench.state()).toMatchObject({ printing: false, jobs })
})

it('it cannot be taken back: the printer is out of use until it can', async () => {
  await bench.do('habits.set', { keepsJobs: true })
  await killedAfterPrintJob()
  const device = start()
  await until(device, ({ cause }) => cause === 'deviceFault')
  await bench.do('habits.set')
  await inOrder(device)
  expect(await bench.state()).toMatchObject({ printing: false })
})

it.each([
  ['another terminal that shares the printer', () => mkdtempSync(join(tmpdir(), 'another-'))],
  ['a technician at the bench', () => null],
])('%s leaves the job alone', async (_who, where) => {
  await bench.do('habits.set', { queue: true })
  await killedAfterPrintJob()
  await inOrder(start(where()))
  expect(await bench.state()).toMatchObject({ printing: true })
  await bench.stop()
  await inOrder(start())
})

it('a printer that does not list jobs is used all the same', async () => {
  await bench.do('habits.set', { http: 501, operation: 'Get-Jobs' })
  await inOrder(start())
  expect(bench.events()).toContain('job.unlisted')
})

it('a damaged mark is replaced by another: no job of anybody else is taken for our own', () => {
  const before = jobNamesIn(folder).nameOf('form')
  expect(jobNamesIn(folder).isOurs(before)).toBe(true)
  writeFileSync(join(folder, 'a4-jobs-mark'), '.*')
  const names = jobNamesIn(folder)
  expect(names.isOurs(before)).toBe(false)
  expect(jobNamesIn(folder).isOurs(names.nameOf('form'))).toBe(true)
})
