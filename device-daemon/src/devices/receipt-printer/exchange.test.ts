/** Exact timing, by a manual clock: what the printer says of itself against what is written to it. */
import { expect, test } from 'vitest'
import { handClock } from '../../base/clock.fixture.ts'
import { memoryLink, type MemoryLink } from '../../transport/link.fixture.ts'
import { greetPrinter } from './exchange.ts'
import { remainsIn } from './remains.ts'

const [XON, XOFF] = [0x11, 0x13]
const forEver = () => new AbortController().signal
const isQuestion = (bytes: Uint8Array) => bytes[0] === 0x10 && bytes[1] === 0x04

/** Answers DLE EOT 1…4 with `status` (or nothing), GS r with paper status; counts what it is given of a receipt. */
function setUp(status: () => readonly number[] | null) {
  const clock = handClock()
  const link = memoryLink()
  const remains = remainsIn(null)
  let taken = 0
  let asked = 0
  let onPiece: (link: MemoryLink) => void = () => {}
  link.onWrite((bytes) => {
    if (isQuestion(bytes)) {
      const answer = status()?.[(bytes[2] ?? 1) - 1]
      if (answer !== undefined) link.arrive(answer)
      return
    }
    if (bytes[0] === 0x1d && bytes[1] === 0x72) asked = bytes.length / 3
    if (bytes.length < 60) return
    taken += bytes.length
    onPiece(link)
  })
  const options = { link, clock, remains, baud: null, confirmMs: 30_000, report: () => {}, signal: forEver() }
  return {
    clock,
    link,
    remains,
    taken: () => taken,
    /** How often GS r was put the last time. */
    asked: () => asked,
    onPiece: (act: typeof onPiece) => void (onPiece = act),
    greet: () => greetPrinter(options),
  }
}
const well = [0x12, 0x12, 0x12, 0x12]
const offline = [0x1a, 0x12, 0x12, 0x12]

async function ready(status: () => readonly number[] | null) {
  const here = setUp(status)
  const greeted = await here.greet()
  if (!greeted.ok) throw new Error(greeted.failure.detail)
  return { ...here, printer: greeted.value.handle }
}

test.each([
  ['nothing at all', [], 'gone'],
  ['bytes of another rate', [0x80, 0xfe], 'fault'],
  ['something that only looks like paper status', [0x00], 'fault'],
  ['flow control only', [XON], 'fault'],
])('asked how it is, it says %s (%j): %s', async (_what, bytes, code) => {
  const { clock, link, greet } = setUp(() => null)
  link.onWrite(() => link.arrive(...bytes))
  const greeted = greet()
  await clock.advance(5_000)
  expect(await greeted).toMatchObject({ ok: false, failure: { code } })
})

test('an XOFF of the greeting whose XON was lost: the idle printer says that it is online, nothing waits', async () => {
  const { clock, link, printer, taken } = await ready(() => well)
  link.arrive(XOFF)
  void printer.print(Buffer.alloc(1000, 0x41), forEver())
  await clock.advance(10)
  expect(taken()).toBe(1000)
})

test('an XOFF in the middle that stands although the printer is online: sent on, slowly', async () => {
  const { clock, link, printer, taken, asked, onPiece } = await ready(() => well)
  onPiece(() => taken() === 256 && link.arrive(XOFF))
  const printed = printer.print(Buffer.alloc(1000, 0x41), forEver())
  await clock.advance(1_900)
  expect(taken()).toBe(256)
  await clock.advance(150)
  expect(taken()).toBe(512)
  await clock.advance(300)
  expect(taken()).toBe(1000)
  await clock.advance(100)
  link.arrive(...Array(asked()).fill(0x00))
  await clock.advance(100)
  expect(await printed).toEqual({ ok: true, value: undefined })
})

test('XON comes late, as of a full buffer: nothing is sent before it', async () => {
  let now = offline
  const { clock, link, printer, taken, onPiece } = await ready(() => now)
  onPiece(() => taken() === 256 && link.arrive(XOFF))
  void printer.print(Buffer.alloc(600, 0x41), forEver())
  await clock.advance(20_000)
  expect(taken()).toBe(256)
  now = well
  link.arrive(XON)
  await clock.advance(10)
  expect(taken()).toBe(600)
})

test('an XOFF of a printer that stays offline without a reason: not printed, never unknown', async () => {
  const { clock, link, remains, printer, taken } = await ready(() => offline)
  link.arrive(XOFF)
  const printed = printer.print(Buffer.alloc(1000, 0x41), forEver())
  await clock.advance(31_000)
  expect(await printed).toMatchObject({
    failure: { code: 'deviceFault', detail: expect.stringContaining('0 of 1000 bytes') },
  })
  expect(taken()).toBe(0)
  expect(remains.hang()).toBe(false)
})

test('an XOFF of a printer that then falls silent: it is gone, and the receipt not out', async () => {
  let now: readonly number[] | null = well
  const { clock, link, printer, taken, onPiece } = await ready(() => now)
  onPiece(() => taken() === 256 && link.arrive(XOFF))
  const printed = printer.print(Buffer.alloc(1000, 0x41), forEver())
  await clock.advance(10)
  now = null
  await clock.advance(40_000)
  expect(await printed).toMatchObject({ failure: { code: 'deviceAbsent' } })
})

test('who goes away while the line settles is not kept waiting, and nothing is sent for them', async () => {
  let now: readonly number[] | null = null
  const { clock, link, printer, taken } = await ready(() => (now === null ? well : now))
  // The last question is still without an answer, and noise keeps the line from settling.
  now = []
  const checked = printer.heartbeat(forEver())
  await clock.advance(600)
  expect((await checked).ok).toBe(false)
  now = well
  const leaving = new AbortController()
  const printed = printer.print(Buffer.alloc(1000, 0x41), leaving.signal)
  for (let i = 0; i < 5; i++) {
    link.arrive(0x80)
    await clock.advance(20)
  }
  leaving.abort()
  await clock.advance(0)
  expect(await printed).toMatchObject({ failure: { code: 'cancelled' } })
  expect(taken()).toBe(0)
})

test.each([
  ['a single NUL of the line', () => [0x00]],
  ['what an automatic status leaves that lost its first byte', () => [0x00, 0x00, 0x00]],
  ['one answer too few', (times: number) => Array(times - 1).fill(0x00)],
  ['one too many', (times: number) => Array(times + 1).fill(0x00)],
  ['as many, but not equal', (times: number) => [0x03, ...Array(times - 1).fill(0x00)]],
  ['as many with noise between', (times: number) => [0x00, 0x80, ...Array(times - 1).fill(0x00)]],
] as const)('%s proves nothing: the question is put again', async (_what, bytes) => {
  const { clock, link, printer, asked } = await ready(() => well)
  let known = false
  const printed = printer.print(Buffer.alloc(100, 0x41), forEver())
  void printed.then(() => (known = true))
  await clock.advance(10)
  const questions = () => link.written.filter((each) => each[0] === 0x1d && each[1] === 0x72).length
  const before = questions()
  link.arrive(...bytes(asked()))
  await clock.advance(100)
  expect([known, questions()]).toEqual([false, before + 1])
  link.arrive(...Array(asked()).fill(0x00))
  await clock.advance(100)
  expect(await printed).toEqual({ ok: true, value: undefined })
})

test('a NUL now and then, and never the answer: unknown', async () => {
  const { clock, link, printer } = await ready(() => well)
  const printed = printer.print(Buffer.alloc(100, 0x41), forEver())
  for (let i = 0; i < 310; i++) {
    link.arrive(0x00)
    await clock.advance(100)
  }
  expect(await printed).toMatchObject({ failure: { code: 'outcomeUnknown' } })
})
