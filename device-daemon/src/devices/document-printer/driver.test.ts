import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { controlClient, type ControlClient } from '../../../simulators/harness/control.ts'
import { launchSimulators, type Simulators } from '../../../simulators/launch.ts'
import type { DocumentPrinter } from './port.ts'
import { until } from '../testing/until.ts'
import { createDocumentPrinter } from './driver.ts'
import type { Patience } from './job.ts'
import { damagedPdf, pdfOf } from './testing/pdf.ts'

let simulators: Simulators<'document-printer'>
let hands: ControlClient
let printer: DocumentPrinter
let shown: number[] = []

const order = (pages: number, sides: 'one' | 'two' = 'one', signal = new AbortController().signal) => ({
  jobName: '办件材料',
  content: '办件材料',
  pages,
  sides,
  signal,
  onPage: (page: number) => shown.push(page),
})
const output = async () =>
  (await hands.do('output')) as readonly { readonly job: number; readonly page: number; readonly png: string }[]
const state = async () => (await hands.do('state')) as { readonly printing: boolean }
const ready = () => until(printer, (status) => status.state === 'ready')

/**
 * Limits for the driver: generous, so that a loaded machine fails no test, but a blocked printer is reported quickly.
 * Each test shortens or lengthens the limit it is about.
 */
const limits: Patience = {
  replyMs: 5_000,
  sendMs: 5_000,
  pollMs: 25,
  busyMs: 15_000,
  blockedMs: 150,
  silentMs: 15_000,
  suspectMs: 15_000,
  arisenMs: 15_000,
  findingMs: 5_000,
  takingBackMs: 5_000,
  stalledMs: 15_000,
}
async function connect(changed: Partial<Patience>): Promise<void> {
  printer = createDocumentPrinter({
    url: simulators.running['document-printer'].url,
    heartbeatMs: 100,
    patience: { ...limits, ...changed },
  })
  await ready()
}
/** The same printer with a new driver and other limits. */
async function reconnect(changed: Partial<Patience>): Promise<void> {
  await printer.stop()
  await connect(changed)
}

beforeAll(async () => {
  simulators = await launchSimulators([{ name: 'document-printer' }], {
    run: mkdtempSync(join(tmpdir(), 'dp-')),
    fast: true,
  })
  hands = await controlClient(simulators.running['document-printer'].control)
})
afterAll(async () => {
  hands.close()
  await simulators.stop()
})
beforeEach(async () => {
  shown = []
  await connect({})
})
afterEach(async () => {
  await printer.stop()
  await hands.do('fault', { clear: true })
  await hands.do('cable.plug')
  await hands.do('slow.set', { pageMs: 0 })
  await hands.do('paper.set', { level: 'ok' })
  await hands.do('toner.set', { level: 'ok' })
  await hands.do('cover.set', { open: false })
  await hands.do('jam.set', { jammed: false })
  while ((await state()).printing) await hands.next('job')
  await hands.do('output', { take: true })
})

it('every page comes out, is counted as it comes, and nothing stays behind', async () => {
  expect(await printer.print(await pdfOf(3), order(3))).toEqual({ ok: true, value: { sheets: 3 } })
  expect(shown).toEqual([1, 2, 3])
  expect((await output()).map((sheet) => sheet.page)).toEqual([1, 2, 3])
  expect((await state()).printing).toBe(false)
})

it('three pages on both sides are two sheets', async () => {
  expect(await printer.print(await pdfOf(3), order(3, 'two'))).toEqual({ ok: true, value: { sheets: 2 } })
})

it('a damaged document that the printer calls completed is no success', async () => {
  expect(await printer.print(damagedPdf, order(1))).toMatchObject({
    ok: false,
    failure: { code: 'deviceFault', detail: expect.stringContaining('completed without a single page') },
  })
})

it.each([
  ['paper.set', { level: 'out' }, { level: 'ok' }, 'paperOut'],
  ['toner.set', { level: 'out' }, { level: 'ok' }, 'tonerEmpty'],
  ['cover.set', { open: true }, { open: false }, 'coverOpen'],
  ['jam.set', { jammed: true }, { jammed: false }, 'paperJam'],
] as const)('%s %j: said beforehand, refused, over when it is mended', async (act, wrong, right, cause) => {
  await hands.do(act, wrong)
  expect(await until(printer, (status) => status.state === 'faulted')).toMatchObject({ cause })
  expect(await printer.print(await pdfOf(1), order(1))).toMatchObject({ ok: false, failure: { code: cause } })
  expect(await output()).toEqual([])
  await hands.do(act, right)
  await ready()
})

it('low paper is reported and printed on', async () => {
  await hands.do('paper.set', { level: 'low' })
  expect(await until(printer, (status) => status.supplies?.paper === 'low')).toMatchObject({ state: 'ready' })
  expect((await printer.print(await pdfOf(1), order(1))).ok).toBe(true)
})

it('a jam in the middle: the rest is taken back and does not come out when the jam is cleared', async () => {
  await hands.do('slow.set', { pageMs: 1_000 })
  const first = hands.next('page')
  const result = printer.print(await pdfOf(4), order(4))
  await first
  await hands.do('jam.set', { jammed: true })
  expect(await result).toMatchObject({ ok: false, failure: { code: 'paperJam' } })
  const before = (await output()).length
  await hands.do('jam.set', { jammed: false })
  await ready()
  expect((await state()).printing).toBe(false)
  expect(await output()).toHaveLength(before)
})

it('the tray runs empty in the middle, an attendant refills it at once: the job goes on', async () => {
  await reconnect({ blockedMs: 15_000 })
  await hands.do('paper.set', { level: 'low', sheets: 1 })
  const empty = hands.next('sensors')
  const result = printer.print(await pdfOf(2), order(2))
  await empty
  await hands.do('paper.set', { level: 'ok' })
  expect(await result).toEqual({ ok: true, value: { sheets: 2 } })
})

it('a printer that still prints another job is waited for', async () => {
  await hands.do('slow.set', { pageMs: 150 })
  const other = createDocumentPrinter({ url: simulators.running['document-printer'].url, patience: { pollMs: 25 } })
  await until(other, (status) => status.state === 'ready')
  const accepted = hands.next('job')
  const theirs = other.print(await pdfOf(2), { ...order(2), onPage: () => {} })
  await accepted
  const ours = await printer.print(await pdfOf(1), order(1))
  expect(ours).toEqual({ ok: true, value: { sheets: 1 } })
  expect((await theirs).ok).toBe(true)
  await other.stop()
})

it('the citizen goes away: the job is taken back', async () => {
  await hands.do('slow.set', { pageMs: 200 })
  const leaving = new AbortController()
  const first = hands.next('page')
  const result = printer.print(await pdfOf(5), order(5, 'one', leaving.signal))
  await first
  leaving.abort()
  expect(await result).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect((await state()).printing).toBe(false)
})

it('unplugged in the middle: nobody can know; plugged in again it works without a restart', async () => {
  await reconnect({ silentMs: 500 })
  await hands.do('slow.set', { pageMs: 200 })
  const first = hands.next('page')
  const result = printer.print(await pdfOf(4), order(4))
  await first
  await hands.do('cable.pull')
  expect(await result).toMatchObject({ ok: false, failure: { code: 'outcomeUnknown' } })
  await until(printer, (status) => status.state === 'absent')
  await hands.do('cable.plug')
  await ready()
  await hands.do('slow.set', { pageMs: 0 })
  expect((await printer.print(await pdfOf(1), order(1))).ok).toBe(true)
})

it('unplugged before: absent, nothing sent', async () => {
  await hands.do('cable.pull')
  await until(printer, (status) => status.state === 'absent')
  expect(await printer.print(await pdfOf(1), order(1))).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
})

it('a printer that takes connections and says nothing is gone, and is back when it answers', async () => {
  await reconnect({ replyMs: 1_500 })
  await hands.do('fault', { kind: 'silence', probability: 1 })
  expect(await until(printer, (status) => status.state === 'absent')).toMatchObject({ cause: 'deviceAbsent' })
  await hands.do('fault', { clear: true })
  await ready()
})

it('an answer with a lying length about the job is asked for again', async () => {
  await hands.do('fault', { kind: 'lyingLength', reply: 'Get-Job-Attributes', times: 2 })
  expect((await printer.print(await pdfOf(1), order(1))).ok).toBe(true)
})

it('answers that are no IPP: faulted, and ready again when they are', async () => {
  await hands.do('fault', { kind: 'truncated', probability: 1 })
  expect(await until(printer, (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  await hands.do('fault', { clear: true })
  await ready()
})

it('a job that makes no progress although nothing is wrong is taken back', async () => {
  await reconnect({ stalledMs: 1_500 })
  await hands.do('slow.set', { pageMs: 60_000 })
  expect(await printer.print(await pdfOf(1), order(1))).toMatchObject({ ok: false, failure: { code: 'timeOut' } })
  expect((await state()).printing).toBe(false)
})
