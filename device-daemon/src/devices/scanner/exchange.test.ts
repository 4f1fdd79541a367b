/** Exact timing, by a manual clock: which code answers which request. */
import { expect, test } from 'vitest'
import { handClock } from '../../base/clock.fixture.ts'
import { memoryLink } from '../../transport/link.fixture.ts'
import { dialects } from './codec.ts'
import { greetScanner, scannerDelays } from './exchange.ts'

async function setUp() {
  const clock = handClock()
  const link = memoryLink()
  const greeted = await greetScanner(link, clock, dialects.honeywell, scannerDelays)
  if (!greeted.ok) throw new Error(greeted.failure.detail)
  const said = () => link.written.map((bytes) => Buffer.from(bytes).toString().replace('\x16', '').trim())
  return { clock, link, said, scanner: greeted.value.handle, send: (text: string) => link.arrive(...Buffer.from(text)) }
}
const forEver = () => new AbortController().signal

test('told to look, and after the code to stop; the light is put out at the greeting too', async () => {
  const { clock, scanner, send, said } = await setUp()
  const scanned = scanner.scan(forEver())
  await clock.advance(100)
  send(']Q1abc\r')
  await clock.advance(100)
  expect(await scanned).toEqual({ ok: true, value: { symbology: 'qr', text: 'abc' } })
  expect(said()).toEqual(['U', 'T', 'U'])
})

test.each([
  ['a whole code', ']Q1before\r', ''],
  ['half a code, of which the rest follows', ']Q1bef', 'ore\r'],
  ['a code without its line end', ']Q1before', ''],
])('%s came before anybody asked: it answers nothing', async (_what, before, after) => {
  const { clock, scanner, send } = await setUp()
  send(before)
  const scanned = scanner.scan(forEver())
  await clock.advance(10)
  send(after)
  await clock.advance(1_000)
  send(']Q1asked\r')
  await clock.advance(100)
  expect(await scanned).toMatchObject({ value: { text: 'asked' } })
})

test('a code decoded just before the stop comes after it: the next citizen’s question is put later', async () => {
  const { clock, scanner, send } = await setUp()
  const gone = new AbortController()
  const first = scanner.scan(gone.signal)
  await clock.advance(100)
  gone.abort()
  expect(await first).toMatchObject({ failure: { code: 'cancelled' } })
  const second = scanner.scan(forEver())
  await clock.advance(250)
  send(']Q1the first one’s\r')
  await clock.advance(1_000)
  send(']Q1asked\r')
  await clock.advance(100)
  expect(await second).toMatchObject({ value: { text: 'asked' } })
})

test('two codes in one piece: the first answers, the second nothing', async () => {
  const { clock, scanner, send } = await setUp()
  const first = scanner.scan(forEver())
  await clock.advance(100)
  send(']Q1one\r]C0two\r')
  await clock.advance(100)
  expect(await first).toMatchObject({ value: { text: 'one' } })
  const second = scanner.scan(forEver())
  await clock.advance(400)
  send(']Q1asked\r')
  await clock.advance(100)
  expect(await second).toMatchObject({ value: { text: 'asked' } })
})

test('it stopped looking without a word: told again, for as long as the citizen waits', async () => {
  const { clock, scanner, send, said } = await setUp()
  const scanned = scanner.scan(forEver())
  for (let again = 0; again < 3; again += 1) await clock.advance(scannerDelays.lookMs + 100)
  send(']Q1abc\r')
  await clock.advance(100)
  expect(await scanned).toMatchObject({ ok: true })
  expect(said().filter((word) => word === 'T')).toHaveLength(4)
})

test('three codes spoilt in a row are a fault, two and a good one are not', async () => {
  for (const [spoilt, ok] of [
    [2, true],
    [3, false],
  ] as const) {
    const { clock, scanner, send } = await setUp()
    const scanned = scanner.scan(forEver())
    await clock.advance(10)
    for (let time = 0; time < spoilt; time += 1) {
      send('\x80\x81\x82')
      await clock.advance(500)
    }
    send(']Q1abc\r')
    await clock.advance(500)
    expect((await scanned).ok).toBe(ok)
  }
})

test('spoilt codes with “nothing seen” between them are not in a row', async () => {
  const { clock, scanner, send } = await setUp()
  const scanned = scanner.scan(forEver())
  await clock.advance(10)
  for (const piece of ['\x80\x81\x82', '\x80\x81\x82', 'NR\r', '\x80\x81\x82', ']Q1abc\r']) {
    send(piece)
    await clock.advance(500)
  }
  expect(await scanned).toMatchObject({ value: { text: 'abc' } })
})
