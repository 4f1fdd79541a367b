import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJpegFramer } from './jpeg-framer.ts'

function picture(shade: number): Buffer {
  const canvas = createCanvas(64, 48)
  const pen = canvas.getContext('2d')
  pen.fillStyle = `rgb(${shade}, 120, 40)`
  pen.fillRect(8, 8, 30, 20)
  return canvas.toBuffer('image/jpeg', 80)
}
const one = picture(20)
const two = picture(220)
/** A JPEG as cameras write it: an APP1 segment contains a thumbnail, which is a JPEG itself. */
const thumbnail = picture(90)
const withThumbnail = Buffer.concat([
  one.subarray(0, 2),
  Buffer.of(0xff, 0xe1, (thumbnail.length + 2) >> 8, (thumbnail.length + 2) & 0xff),
  thumbnail,
  one.subarray(2),
])

const frames = (...chunks: readonly Uint8Array[]): readonly Buffer[] => {
  const framer = createJpegFramer()
  return chunks.flatMap((chunk) => framer.push(chunk)).map((frame) => Buffer.from(frame))
}
const cutAt = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const edges = [0, ...[...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b), bytes.length]
  return edges.slice(1).map((edge, i) => bytes.subarray(edges[i], edge))
}

describe('frames out of a stream', () => {
  it('one after the other, byte for byte', () => {
    expect(frames(Buffer.concat([one, two, one]))).toEqual([one, two, one])
  })
  it('a thumbnail inside a frame does not end it', () => {
    expect(frames(Buffer.concat([withThumbnail, two]))).toEqual([withThumbnail, two])
  })
  it('the beginning of the stream in the middle of a frame', () => {
    expect(frames(Buffer.concat([one.subarray(300), two, one])).at(-1)).toEqual(one)
  })
  it('a frame cut short is given up at the next beginning', () => {
    expect(frames(Buffer.concat([one.subarray(0, one.length - 40), two, two]))).toEqual([two, two])
  })
  it('a frame that never ends is given up at the limit', () => {
    const framer = createJpegFramer(10_000)
    framer.push(one.subarray(0, one.length - 2))
    for (let i = 0; i < 20; i++) framer.push(Buffer.alloc(1000, 0x11))
    expect(framer.push(two).map((frame) => Buffer.from(frame))).toEqual([two])
  })
})

it('keeps nothing of what it has passed on, given up or begun', () => {
  const buffers: Buffer[] = []
  const framer = createJpegFramer(undefined, (size) => {
    const buffer = Buffer.alloc(size)
    buffers.push(buffer)
    return buffer
  })
  const canary = one.subarray(-60, -20)
  for (const chunk of [one, Buffer.concat([two, one.subarray(0, -30)]), Buffer.concat([two, Buffer.of(0xff)])])
    framer.push(chunk)
  expect(buffers.some((buffer) => buffer.includes(canary))).toBe(false)
  framer.push(one.subarray(0, -5))
  expect(buffers.some((buffer) => buffer.includes(canary))).toBe(true)
  framer.wipe()
  expect(buffers.every((buffer) => buffer.every((byte) => byte === 0))).toBe(true)
})

it('chunking never changes the frames', () => {
  const stream = Buffer.concat([Buffer.from('noise'), one, withThumbnail, Buffer.of(0xff, 0xd8, 0xff), two])
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 30 }), (cuts) => {
      expect(frames(...cutAt(stream, cuts))).toEqual(frames(stream))
    }),
    { numRuns: 500 },
  )
})

it('any bytes: no exception, no hang, and only things that begin and end as a JPEG', () => {
  const marker = fc.constantFrom(0xff, 0xd8, 0xd9, 0xda, 0x00, 0xe0, 0x02, 0x08, 0xd0)
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: marker }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 255 }) }), {
        maxLength: 400,
      }),
      fc.array(fc.nat(), { maxLength: 8 }),
      (values, cuts) => {
        const bytes = Buffer.from([...values, 0])
        const whole = frames(bytes)
        expect(frames(...cutAt(bytes, cuts))).toEqual(whole)
        for (const frame of whole)
          expect([frame.readUInt16BE(0), frame.readUInt16BE(frame.length - 2)]).toEqual([0xffd8, 0xffd9])
      },
    ),
    { numRuns: 20_000 },
  )
})

it('after any garbage the third good frame is out at the latest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
      const after = [...frames(Buffer.concat([garbage, one, two, Buffer.alloc(66_000), one, two, one]))]
      expect(after.slice(-1)).toEqual([one])
    }),
    { numRuns: 500 },
  )
})
