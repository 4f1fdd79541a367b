import { afterEach, beforeEach, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { createDocumentPrinter } from './driver.ts'
import { damagedPdf, pdfOf } from './testing/pdf.ts'
import { orderOf, printerBench } from './testing/printer-bench.ts'

/**
 * Generous, so that a loaded machine fails no test, but a blocked printer is reported quickly. Each test shortens or
 * lengthens the limit it is about.
 */
const bench = printerBench({
  replyMs: 5_000,
  sendMs: 5_000,
  busyMs: 15_000,
  blockedMs: 150,
  silentMs: 15_000,
  suspectMs: 15_000,
  arisenMs: 15_000,
  findingMs: 5_000,
  takingBackMs: 5_000,
  stalledMs: 15_000,
})

beforeEach(() => bench.connect())
afterEach(async () => {
  await bench.stop()
  await bench.restore()
  while ((await bench.state()).printing) await bench.next('job')
  await bench.takeOutput()
})

it('every page comes out, is counted as it comes, and nothing stays behind', async () => {
  const shown: number[] = []
  expect(await bench.print(3, { onPage: (page) => shown.push(page) })).toEqual({ ok: true, value: { sheets: 3 } })
  expect(shown).toEqual([1, 2, 3])
  expect((await bench.output()).map((sheet) => sheet.page)).toEqual([1, 2, 3])
  expect((await bench.state()).printing).toBe(false)
})

it('three pages on both sides are two sheets', async () => {
  expect(await bench.print(3, { sides: 'two' })).toEqual({ ok: true, value: { sheets: 2 } })
})

it('a damaged document that the printer calls completed is no success', async () => {
  expect(await bench.printPdf(damagedPdf)).toMatchObject({
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
  await bench.do(act, wrong)
  expect(await until(bench.printer(), (status) => status.state === 'faulted')).toMatchObject({ cause })
  expect(await bench.print(1)).toMatchObject({ ok: false, failure: { code: cause } })
  expect(await bench.output()).toEqual([])
  await bench.do(act, right)
  await bench.ready()
})

it('low paper is reported and printed on', async () => {
  await bench.do('paper.set', { level: 'low' })
  expect(await until(bench.printer(), (status) => status.supplies?.paper === 'low')).toMatchObject({ state: 'ready' })
  expect((await bench.print(1)).ok).toBe(true)
})

it('a jam in the middle: the rest is taken back and does not come out when the jam is cleared', async () => {
  await bench.do('slow.set', { pageMs: 1_000 })
  const first = bench.next('page')
  const result = bench.print(4)
  await first
  await bench.do('jam.set', { jammed: true })
  expect(await result).toMatchObject({ ok: false, failure: { code: 'paperJam' } })
  const before = (await bench.output()).length
  await bench.do('jam.set', { jammed: false })
  await bench.ready()
  expect((await bench.state()).printing).toBe(false)
  expect(await bench.output()).toHaveLength(before)
})

it('the tray runs empty in the middle, an attendant refills it at once: the job goes on', async () => {
  await bench.reconnect({ blockedMs: 15_000 })
  await bench.do('paper.set', { level: 'low', sheets: 1 })
  const empty = bench.next('sensors')
  const result = bench.print(2)
  await empty
  await bench.do('paper.set', { level: 'ok' })
  expect(await result).toEqual({ ok: true, value: { sheets: 2 } })
})

it('a printer that still prints another job is waited for', async () => {
  await bench.do('slow.set', { pageMs: 150 })
  const other = createDocumentPrinter({ url: bench.url(), patience: { pollMs: 25 } })
  await until(other, (status) => status.state === 'ready')
  const accepted = bench.next('job')
  const theirs = other.print(await pdfOf(2), orderOf(2))
  await accepted
  const ours = await bench.print(1)
  expect(ours).toEqual({ ok: true, value: { sheets: 1 } })
  expect((await theirs).ok).toBe(true)
  await other.stop()
})

it('the citizen goes away: the job is taken back', async () => {
  await bench.do('slow.set', { pageMs: 200 })
  const leaving = new AbortController()
  const first = bench.next('page')
  const result = bench.print(5, { signal: leaving.signal })
  await first
  leaving.abort()
  expect(await result).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect((await bench.state()).printing).toBe(false)
})

it('unplugged in the middle: nobody can know; plugged in again it works without a restart', async () => {
  await bench.reconnect({ silentMs: 500 })
  await bench.do('slow.set', { pageMs: 200 })
  const first = bench.next('page')
  const result = bench.print(4)
  await first
  await bench.do('cable.pull')
  expect(await result).toMatchObject({ ok: false, failure: { code: 'outcomeUnknown' } })
  await until(bench.printer(), (status) => status.state === 'absent')
  await bench.do('cable.plug')
  await bench.ready()
  await bench.do('slow.set', { pageMs: 0 })
  expect((await bench.print(1)).ok).toBe(true)
})

it('unplugged before: absent, nothing sent', async () => {
  await bench.do('cable.pull')
  await until(bench.printer(), (status) => status.state === 'absent')
  expect(await bench.print(1)).toMatchObject({ ok: false, failure: { code: 'deviceAbsent' } })
})

it('a printer that takes connections and says nothing is gone, and is back when it answers', async () => {
  await bench.reconnect({ replyMs: 1_500 })
  await bench.do('fault', { kind: 'silence', probability: 1 })
  expect(await until(bench.printer(), (status) => status.state === 'absent')).toMatchObject({ cause: 'deviceAbsent' })
  await bench.do('fault', { clear: true })
  await bench.ready()
})

it('an answer with a lying length about the job is asked for again', async () => {
  await bench.do('fault', { kind: 'lyingLength', reply: 'Get-Job-Attributes', times: 2 })
  expect((await bench.print(1)).ok).toBe(true)
})

it('answers that are no IPP: faulted, and ready again when they are', async () => {
  await bench.do('fault', { kind: 'truncated', probability: 1 })
  expect(await until(bench.printer(), (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  await bench.do('fault', { clear: true })
  await bench.ready()
})

it('a job that makes no progress although nothing is wrong is taken back', async () => {
  await bench.reconnect({ stalledMs: 1_500 })
  await bench.do('slow.set', { pageMs: 60_000 })
  expect(await bench.print(1)).toMatchObject({ ok: false, failure: { code: 'timeOut' } })
  expect((await bench.state()).printing).toBe(false)
})
