/** What real printers do besides printing what they are sent; each was reported by people who run them. */
import { afterEach, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { printerBench } from './testing/printer-bench.ts'

const bench = printerBench({ blockedMs: 150, suspectMs: 15_000 })

afterEach(async () => {
  await bench.restore()
  await bench.ready()
  await bench.stop()
  await bench.takeOutput()
})

it('a document given up after its first side: told, and how much came out', async () => {
  await bench.do('habits.set', { givesUpAfter: 1 })
  await bench.connect()
  expect(await bench.print(2)).toMatchObject({
    ok: false,
    failure: { code: 'printedInPart', printed: { sides: 1, of: 2 } },
  })
})

it('every side out, and still completed with errors: no success', async () => {
  await bench.do('habits.set', { complains: true })
  await bench.connect()
  expect(await bench.print(2)).toMatchObject({ failure: { code: 'printedInPart', printed: { sides: 2, of: 2 } } })
})

it.each(['endsCanceled', 'jamsAtEnd'])('every side out, and yet %s: the paper is to be looked at', async (habit) => {
  await bench.do('habits.set', { [habit]: true })
  await bench.connect()
  expect(await bench.print(2)).toMatchObject({ failure: { code: 'printedInPart', printed: { sides: 2, of: 2 } } })
})

it('a jam after the first side says what is out', async () => {
  await bench.do('slow.set', { pageMs: 500 })
  await bench.connect()
  const first = bench.next('page')
  const result = bench.print(3)
  await first
  await bench.do('jam.set', { jammed: true })
  expect(await result).toMatchObject({ failure: { code: 'paperJam', printed: { sides: 1, of: 3 } } })
})

it.each(['media-empty-report', 'media-empty-warning'])('%s of another tray: low, and printed', async (word) => {
  await bench.do('habits.set', { mentions: word })
  await bench.connect()
  expect(bench.printer().status()).toMatchObject({ state: 'ready', supplies: { paper: 'low' } })
  expect(await bench.print(1)).toEqual({ ok: true, value: { sheets: 1 } })
})

it('an obstacle only mentioned, and a job that stands still: the obstacle is the reason', async () => {
  await bench.do('habits.set', { mentions: 'door-open-report' })
  await bench.do('slow.set', { pageMs: 60_000 })
  await bench.connect({ suspectMs: 300 })
  expect(await bench.print(1)).toMatchObject({ failure: { code: 'coverOpen' } })
})

it('an obstacle that is mentioned only since the job was sent: sooner', async () => {
  await bench.do('slow.set', { pageMs: 60_000 })
  await bench.connect({ arisenMs: 300 })
  const accepted = bench.next('job')
  const result = bench.print(1)
  await accepted
  await bench.do('habits.set', { mentions: 'media-empty-report' })
  expect(await result).toMatchObject({ failure: { code: 'paperOut' } })
})

it.each([401, 403, 413, 501])(
  'HTTP %i to the document: refused, with the reason, and never unknown',
  async (status) => {
    await bench.do('habits.set', { http: status })
    await bench.connect()
    expect(await bench.print(1)).toMatchObject({
      failure: { code: 'printRefused', detail: expect.stringContaining(`HTTP ${status}`) },
    })
    expect(await bench.output()).toEqual([])
  },
)

it('a document too large is refused before it has been sent, though the printer hangs up at once', async () => {
  await bench.do('habits.set', { maxBytes: 700 })
  await bench.connect()
  const result = await bench.print(200)
  expect(result).toMatchObject({ failure: { code: 'printRefused', detail: expect.stringContaining('413') } })
})

it('a printer of 2005: IPP 1.1 only, and every answer numbered 0', async () => {
  await bench.do('habits.set', { oldVersion: true, zeroId: true })
  await bench.connect()
  expect(await bench.print(2)).toEqual({ ok: true, value: { sheets: 2 } })
})

it.each(['cups-held-for-authentication', 'job-hold-until-specified', 'account-limit-reached'])(
  'held (%s): said at once, and nothing stays behind',
  async (holds) => {
    await bench.do('habits.set', { holds })
    await bench.connect({ blockedMs: 60_000 })
    expect(await bench.print(1)).toMatchObject({
      failure: { code: 'printRefused', detail: expect.stringContaining(holds) },
    })
    expect(await bench.do('state')).toMatchObject({ printing: false })
  },
)

it('the paper cannot be chosen: printed, and said to the technicians', async () => {
  await bench.do('habits.set', { ignores: 'media' })
  await bench.connect()
  expect(await bench.print(1)).toEqual({ ok: true, value: { sheets: 1 } })
  expect(bench.events()).toContain('paper.unchosen')
})

it('the paper cannot be chosen, and forms lie in a tray: not printed on them', async () => {
  await bench.do('habits.set', { ignores: 'media', mediaReady: 'iso_a4_210x297mm custom_business-licence_297x420mm' })
  await bench.connect()
  expect(await bench.print(1)).toMatchObject({
    failure: { code: 'printRefused', detail: expect.stringContaining('paper') },
  })
  expect(await bench.output()).toEqual([])
})

it('a job that cannot be cancelled is watched until it is out, and nothing is printed before', async () => {
  await bench.do('habits.set', { keepsJobs: true })
  await bench.do('slow.set', { pageMs: 1_500 })
  await bench.connect({ takingBackMs: 0, stalledMs: 0 })
  expect(await bench.print(1)).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  expect(bench.events()).toContain('job.left')
  expect(await until(bench.printer(), (status) => status.state === 'faulted')).toMatchObject({ cause: 'deviceFault' })
  await bench.ready()
  expect(bench.events()).toContain('job.known')
  expect(await bench.output()).toHaveLength(1)
})

it('cancelled too late: the document was just printed, and that is said', async () => {
  await bench.do('habits.set', { keepsJobs: true })
  await bench.connect({ stalledMs: 0, takingBackMs: 15_000 })
  expect(await bench.print(1)).toEqual({ ok: true, value: { sheets: 1 } })
})

it('Cancel-Job is allowed, and the printer prints on: not called taken back, and watched until it is out', async () => {
  await bench.do('habits.set', { deafToCancel: true })
  await bench.do('slow.set', { pageMs: 1_500 })
  await bench.connect({ takingBackMs: 0, stalledMs: 0 })
  expect(await bench.print(1)).toMatchObject({
    failure: { code: 'outcomeUnknown', detail: expect.stringContaining('the job is not over') },
  })
  expect(bench.events()).toContain('job.left')
  await until(bench.printer(), (status) => status.state === 'faulted')
  await bench.ready()
  expect(await bench.output()).toHaveLength(1)
  // It is the paper of whoever asks for it again.
  expect(await bench.print(1)).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.output()).toHaveLength(1)
})

it('Cancel-Job is allowed, and the printer ends the job as usual: printed, and that is said', async () => {
  await bench.do('habits.set', { deafToCancel: true })
  await bench.connect({ stalledMs: 0, takingBackMs: 15_000 })
  expect(await bench.print(1)).toEqual({ ok: true, value: { sheets: 1 } })
})

it('completed as soon as the document has arrived: printed when the sides are counted', async () => {
  await bench.do('habits.set', { completesEarly: true })
  await bench.do('slow.set', { pageMs: 500 })
  await bench.connect()
  expect(await bench.print(2)).toEqual({ ok: true, value: { sheets: 2 } })
  expect(await bench.output()).toHaveLength(2)
})

it('completed without a page while the printer goes on working: unknown, not failed', async () => {
  await bench.do('habits.set', { completesEarly: true })
  await bench.do('slow.set', { pageMs: 2_000 })
  await bench.connect({ arisenMs: 0 })
  const out = bench.next('page')
  expect(await bench.print(1)).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  await out
})

it('a printer that takes no other job while it prints goes on with this one', async () => {
  await bench.do('habits.set', { closesWhilePrinting: true })
  await bench.do('slow.set', { pageMs: 500 })
  await bench.connect()
  expect(await bench.print(2)).toEqual({ ok: true, value: { sheets: 2 } })
})

it('a printer that says it has stopped while its pages come out is left to print', async () => {
  await bench.do('habits.set', { saysStopped: true })
  await bench.do('slow.set', { pageMs: 2_000 })
  await bench.connect({ blockedMs: 5_000 })
  expect(await bench.print(4)).toEqual({ ok: true, value: { sheets: 4 } })
})
