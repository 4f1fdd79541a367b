import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyFrame } from '../../../simulators/id-card/sam.ts'
import { createSamFramer, preamble, type SamFrame } from './frame.ts'

/** `FUZZ_RUNS=10000000` for a thorough run; the default keeps the suite quick. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 100_000)

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const reply = (afterPreamble: string) => hex(`AAAAAA9669 ${afterPreamble}`)

/** Verified replies, without the preamble. */
const examples: readonly [what: string, bytes: string, status: number, dataBytes: number][] = [
  ['ok', '00 04 00 00 90 94', 0x90, 0],
  ['card found', '00 08 00 00 9F 00 00 00 00 97', 0x9f, 4],
  ['no card', '00 04 00 00 80 84', 0x80, 0],
  ['selected', '00 0C 00 00 90 00 00 00 00 00 00 00 00 9C', 0x90, 8],
  ['select failed', '00 04 00 00 81 85', 0x81, 0],
  ['read failed', '00 04 00 00 41 45', 0x41, 0],
  ['check sum', '00 04 00 00 10 14', 0x10, 0],
  ['length', '00 04 00 00 11 15', 0x11, 0],
  ['unknown command', '00 04 00 00 21 25', 0x21, 0],
  ['no content', '00 04 00 00 91 95', 0x91, 0],
  ['self-test failed', '00 04 00 00 60 64', 0x60, 0],
  ['not authorised', '00 04 00 00 66 62', 0x66, 0],
  ['SAM number', '00 14 00 00 90 05 00 03 00 D5 AF 34 01 40 E2 01 00 D2 02 96 49 61', 0x90, 16],
]

function framesOf(...chunks: readonly Uint8Array[]): readonly SamFrame[] {
  const framer = createSamFramer()
  return chunks.flatMap((chunk) => framer.push(chunk))
}

test.each(examples)(
  'the published example "%s" is understood, and the simulator encodes the same bytes',
  (_what, bytes, status, dataBytes) => {
    const frames = framesOf(reply(bytes))
    expect(frames.map((frame) => [frame.status, frame.data.length])).toEqual([[status, dataBytes]])
    expect(Uint8Array.from(replyFrame(status, frames[0]?.data ?? new Uint8Array(0)))).toEqual(reply(bytes))
  },
)

test('a reply cut anywhere is the same reply', () => {
  const whole = reply(examples[12]?.[1] ?? '')
  for (let cut = 0; cut <= whole.length; cut += 1)
    expect(framesOf(whole.subarray(0, cut), whole.subarray(cut)), `cut at ${cut}`).toEqual(framesOf(whole))
})

test('garbage with a false preamble in front costs nothing', () => {
  const found = reply('00 08 00 00 9F 00 00 00 00 97')
  for (const garbage of [
    'AA',
    'AA AA AA',
    'AA AA AA 96',
    'AA AA AA AA',
    '00 FF 96 69',
    'AA AA AA 96 69',
    'AA AA AA 96 69 FF FF',
    'AA AA AA 96 69 00 06 01 02',
  ]) {
    expect(
      framesOf(hex(garbage), found).map((frame) => frame.status),
      garbage,
    ).toEqual([0x9f])
  }
})

test('a wrong check sum yields nothing, is counted, and does not swallow the next reply', () => {
  const framer = createSamFramer()
  expect(framer.push(reply('00 04 00 00 90 95'))).toEqual([])
  expect(framer.spoilt?.()).toBe(1)
  expect(framer.push(reply('00 04 00 00 80 84')).map((frame) => frame.status)).toEqual([0x80])
})

test('a reply that lies about its length gives up its hold when it is told nothing more comes', () => {
  const framer = createSamFramer()
  expect(framer.push(reply('04 04 00 00 90 94'))).toEqual([])
  expect(framer.push(reply('00 04 00 00 80 84'))).toEqual([])
  expect(framer.inFrame()).toBe(true)
  expect(framer.giveUp().map((frame) => frame.status)).toEqual([0x80])
  expect(framer.inFrame()).toBe(false)
  expect(framer.pending()).toHaveLength(0)
})

const validFrame = fc
  .record({ status: fc.constantFrom(0x90, 0x9f, 0x80, 0x41), data: fc.uint8Array({ maxLength: 24 }) })
  .map(({ status, data }) => Uint8Array.from(replyFrame(status, data)))
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.constantFrom(preamble, preamble.subarray(0, 3), Uint8Array.of(0xaa)),
  // A frame with one byte changed, or cut short.
  fc
    .tuple(validFrame, fc.nat(), fc.integer({ min: 1, max: 255 }))
    .map(([frame, at, mask]) => frame.map((byte, index) => (index === at % frame.length ? byte ^ mask : byte))),
  fc.tuple(validFrame, fc.nat()).map(([frame, at]) => frame.subarray(0, at % frame.length)),
)
const stream = fc
  .array(fc.oneof(validFrame, noise), { maxLength: 6 })
  .map((parts) => Uint8Array.from(Buffer.concat(parts)))

test(
  'whatever arrives, in whatever chunks: the same frames, each vouched for by its sum, and bounded memory',
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (bytes, sizes) => {
        const whole = framesOf(bytes)
        const framer = createSamFramer()
        const chunked: SamFrame[] = []
        for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          chunked.push(...framer.push(bytes.subarray(from, from + size)))
          from += size
          if (framer.pending().length > 2407) throw new Error('keeps more than one frame')
        }
        if (!sameFrames(whole, chunked)) throw new Error('chunking changed the result')
        const possible = soundFramesIn(bytes)
        for (const frame of whole)
          if (!possible.has(key(frame))) throw new Error('a frame that no check sum vouches for')
        framer.giveUp()
        if (framer.inFrame() || framer.pending().length > 0) throw new Error('still waiting after giving up')
      }),
      { numRuns: runs },
    )
  },
)

test('every whole frame between frames is found', () => {
  fc.assert(
    fc.property(fc.array(validFrame, { maxLength: 5 }), (frames) => {
      expect(framesOf(Uint8Array.from(Buffer.concat(frames)))).toHaveLength(frames.length)
    }),
    { numRuns: 1_000 },
  )
})

const key = (frame: SamFrame) => Buffer.from([frame.status, ...frame.data]).toString('hex')

/** All places of the stream where a complete frame with a right check sum stands, found by brute force. */
function soundFramesIn(bytes: Uint8Array): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at + 11 <= bytes.length; at += 1) {
    const length = (bytes[at + 5] ?? 0) * 256 + (bytes[at + 6] ?? 0)
    const body = bytes.subarray(at + 5, at + 7 + length)
    if (length < 4 || body.length < length + 2 || Buffer.compare(bytes.subarray(at, at + 5), preamble) !== 0) continue
    if (body.reduce((sum, byte) => sum ^ byte, 0) === 0)
      found.add(key({ status: body[4] ?? 0, data: body.subarray(5, -1) }))
  }
  return found
}

function sameFrames(a: readonly SamFrame[], b: readonly SamFrame[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (frame, at) =>
        frame.status === b[at]?.status && Buffer.compare(frame.data, b[at]?.data ?? new Uint8Array(0)) === 0,
    )
  )
}
