/** The document has gone to the printer and the answer is lost: nobody gets two, and nobody is told what is not so. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { printerBench } from './testing/printer-bench.ts'

const bench = printerBench({ findingMs: 300 })

const print = (content = 'receipt', signal = new AbortController().signal) =>
  bench.print(1, { jobName: 'paper', content, signal })
const loseTheAnswer = (kind: 'truncated' | 'silence') => bench.do('fault', { kind, reply: 'Print-Job' })
/** So that its list shows whether it remembers. */
async function printOneBefore(): Promise<void> {
  await bench.connect()
  await print('notice')
  await bench.stop()
  await bench.takeOutput()
}

beforeEach(async () => {
  // As a printer that has just been switched on: it remembers nothing.
  await bench.do('habits.set', { forgets: true })
  await printOneBefore()
  await bench.do('habits.set')
})
afterEach(async () => {
  await bench.restore()
  await bench.ready()
  await bench.stop()
  await bench.takeOutput()
})

it.each(['truncated', 'silence'] as const)('the answer is lost (%s): the job is found, and followed', async (kind) => {
  await bench.connect({ sendMs: 2_000, findingMs: 15_000 })
  await loseTheAnswer(kind)
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(bench.events()).toContain('job.found')
  expect(await bench.sheets()).toBe(1)
})

it('another printing of the same document is never taken for it', async () => {
  await bench.connect()
  await print()
  await bench.do('habits.set', { http: 500 })
  expect(await print()).toMatchObject({ failure: { code: 'deviceFault' } })
  expect(await bench.sheets()).toBe(1)
})

it('the printer never took it, as its list shows: said, and it can be printed at once', async () => {
  await printOneBefore()
  await bench.connect()
  await bench.do('habits.set', { http: 500 })
  expect(await print()).toMatchObject({
    failure: { code: 'deviceFault', detail: expect.stringContaining('did not take') },
  })
  await bench.do('habits.set')
  await bench.ready()
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.sheets()).toBe(1)
})

it('a printer that remembers no finished job may have printed it: unclear', async () => {
  await bench.do('habits.set', { forgets: true })
  await bench.connect()
  await loseTheAnswer('truncated')
  expect(await print()).toMatchObject({ failure: { code: 'outcomeUnknown' } })
})

it('a printer that does not know the question: unclear, and no printer out of use for it', async () => {
  await printOneBefore()
  await bench.do('habits.set', { http: 501, operation: 'Get-Jobs' })
  await bench.connect({ findingMs: 15_000 })
  await loseTheAnswer('truncated')
  expect(await print()).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  await bench.ready()
})

it('the cable goes with the answer: unclear; when it is known to be out, the next touch prints no second one', async () => {
  await bench.do('slow.set', { pageMs: 200 })
  await bench.connect()
  await loseTheAnswer('silence')
  const taken = bench.next('job')
  const out = bench.next('page')
  const result = print()
  await taken
  await bench.do('cable.pull')
  expect(await result).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  await out
  await bench.do('cable.plug')
  await bench.ready()
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.sheets()).toBe(1)
  expect(await print()).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.sheets()).toBe(2)
})

it('what came out of it is not taken for the same paper of somebody else', async () => {
  await bench.do('slow.set', { pageMs: 200 })
  await bench.connect()
  await loseTheAnswer('silence')
  const taken = bench.next('job')
  const out = bench.next('page')
  const result = print('notice of one')
  await taken
  await bench.do('cable.pull')
  await result
  await out
  await bench.do('cable.plug')
  await bench.ready()
  expect(await print('notice of another')).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.sheets()).toBe(2)
})

it('the citizen goes away while the answer is awaited: nothing comes out for the next one', async () => {
  await bench.do('slow.set', { pageMs: 60_000 })
  await bench.connect()
  await loseTheAnswer('silence')
  const leaving = new AbortController()
  const taken = bench.next('job')
  const result = print('receipt', leaving.signal)
  await taken
  leaving.abort()
  expect(await result).toMatchObject({ failure: { code: 'cancelled' } })
  expect(await bench.do('state')).toMatchObject({ printing: false })
  expect(await bench.sheets()).toBe(0)
})

it.each([31, 20, 16])(
  'a printer that keeps %i octets of a name, and no Chinese: found all the same',
  async (octets) => {
    await bench.do('habits.set', { nameOctets: octets })
    await bench.connect({ findingMs: 15_000 })
    await loseTheAnswer('truncated')
    expect(await bench.print(1, { jobName: '办件材料' })).toEqual({ ok: true, value: { sheets: 1 } })
    expect(bench.events()).toContain('job.found')
    expect(await bench.sheets()).toBe(1)
  },
)

it('a printer that calls every job the same: unclear, and never said to be not taken', async () => {
  await bench.do('habits.set', { namesAlike: true })
  await printOneBefore()
  await bench.connect()
  await loseTheAnswer('truncated')
  expect(await print()).toMatchObject({ failure: { code: 'outcomeUnknown' } })
})

it('another paper printed in between does not make it forget what came out', async () => {
  await bench.do('slow.set', { pageMs: 200 })
  await bench.connect()
  await loseTheAnswer('silence')
  const taken = bench.next('job')
  const out = bench.next('page')
  const result = print('form')
  await taken
  await bench.do('cable.pull')
  expect(await result).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  await out
  await bench.do('cable.plug')
  await bench.ready()
  expect(await print('receipt')).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.sheets()).toBe(2)
  expect(await print('form')).toEqual({ ok: true, value: { sheets: 1 } })
  expect(await bench.sheets()).toBe(2)
})
