import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawPicture } from '../../../simulators/camera/pictures.ts'
import { takeUsualTables } from '../../../simulators/camera/usual-tables.ts'
import { usualTables } from './huffman-tables.ts'
import { wholeJpeg } from './whole-jpeg.ts'

const page = await drawPicture('household-register', false)

function small(quality: number): Buffer {
  const canvas = createCanvas(83, 45)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#a50'
  pen.fillRect(8, 8, 30, 20)
  pen.fillStyle = '#05a'
  pen.fillRect(50, 11, 9, 27)
  return canvas.toBuffer('image/jpeg', quality)
}
const drawing = small(70)

/** An even grey of 8 × 48: each block is 00 (no change) and 1010 (nothing else). */
function greyPicture(...data: readonly number[]): Buffer {
  return evenPicture(48, [0x11], data)
}
/** One MCU, all of whose components are sampled alike. */
function ofComponents(count: number, sampling: number): Buffer {
  const blocks = count * (sampling >> 4) * (sampling & 0x0f)
  const bits = '001010'.repeat(blocks).padEnd(Math.ceil((blocks * 6) / 8) * 8, '1')
  const data = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return evenPicture(8 * (sampling & 0x0f), Array<number>(count).fill(sampling), data)
}
function evenPicture(height: number, samplings: readonly number[], data: readonly number[]): Buffer {
  const tables = [0x00, 0x10].flatMap((slot) => [...(usualTables.get(slot) ?? [])])
  const segment = (marker: number, ...content: readonly number[]) => [
    0xff,
    marker,
    (content.length + 2) >> 8,
    (content.length + 2) & 0xff,
    ...content,
  ]
  return Buffer.of(
    0xff,
    0xd8,
    ...segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)),
    ...segment(0xc0, 8, 0, height, 0, 8, samplings.length, ...samplings.flatMap((each, i) => [i + 1, each, 0])),
    ...segment(0xc4, ...tables),
    ...(data.includes(0xd0) ? segment(0xdd, 0, 2) : []),
    ...segment(0xda, samplings.length, ...samplings.flatMap((_, i) => [i + 1, 0x00]), 0, 63, 0),
    ...data,
    0xff,
    0xd9,
  )
}
const grey = greyPicture(0x28, 0xa2, 0x8a, 0x28, 0xaf)
const restarting = greyPicture(0x28, 0xaf, 0xff, 0xd0, 0x28, 0xaf, 0xff, 0xd1, 0x28, 0xaf)

/** Where the entropy-coded data of the only scan begins and ends. */
function scan(jpeg: Buffer): readonly [number, number] {
  const sos = jpeg.indexOf(Buffer.of(0xff, 0xda))
  return [sos + 2 + jpeg.readUInt16BE(sos + 2), jpeg.length - 2]
}
function without(marker: number, jpeg: Buffer): Buffer {
  let rest = jpeg
  for (;;) {
    const at = rest.indexOf(Buffer.of(0xff, marker))
    if (at < 0 || at > scan(rest)[0]) return rest
    rest = Buffer.concat([rest.subarray(0, at), rest.subarray(at + 2 + rest.readUInt16BE(at + 2))])
  }
}
async function dots(jpeg: Uint8Array): Promise<Buffer> {
  const image = await loadImage(jpeg)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return Buffer.from(pen.getImageData(0, 0, image.width, image.height).data)
}

describe('a whole picture', () => {
  it.each([5, 40, 70, 100])('of quality %i is passed on as it is', (quality) => {
    const jpeg = small(quality)
    expect(wholeJpeg(jpeg)).toBe(jpeg)
  })
  it('in grey, with two tables only, is passed on as it is', () => {
    expect(wholeJpeg(grey)).toBe(grey)
  })
  it('with restart markers counts, and not with one of them wrong or lost', () => {
    expect(wholeJpeg(restarting)).toBe(restarting)
    const wrong = Buffer.from(restarting)
    const at = wrong.indexOf(Buffer.of(0xff, 0xd1))
    wrong[at + 1] = 0xd4
    expect(wholeJpeg(wrong)).toBeNull()
    expect(wholeJpeg(Buffer.concat([restarting.subarray(0, at), restarting.subarray(at + 2)]))).toBeNull()
  })
  it('fill bytes behind the last MCU are no fault', () => {
    expect(wholeJpeg(Buffer.concat([drawing.subarray(0, -2), Buffer.alloc(5), drawing.subarray(-2)]))).not.toBeNull()
  })
})

describe('less than a picture', () => {
  it('half of the data, every marker in place', () => {
    const [from, to] = scan(page)
    expect(wholeJpeg(Buffer.concat([page.subarray(0, (from + to) >> 1), page.subarray(-2)]))).toBeNull()
  })
  it('the last tenth is missing', () => {
    const [from, to] = scan(page)
    expect(wholeJpeg(Buffer.concat([page.subarray(0, to - (((to - from) / 10) | 0)), page.subarray(-2)]))).toBeNull()
  })
  it('wherever a packet is lost', () => {
    const [from, to] = scan(page)
    for (let i = 1; i < 50; i++) {
      const at = from + Math.floor(((to - from - 1024) * i) / 50)
      expect(wholeJpeg(Buffer.concat([page.subarray(0, at), page.subarray(at + 1024)]))).toBeNull()
    }
  })
  it.each([
    ['quantization tables', 0xdb],
    ['frame header', 0xc0],
  ])('without %s', (_what, marker) => {
    expect(wholeJpeg(without(marker, drawing))).toBeNull()
  })
  it('without a scan', () => {
    const sos = drawing.indexOf(Buffer.of(0xff, 0xda))
    expect(wholeJpeg(Buffer.concat([drawing.subarray(0, sos), drawing.subarray(-2)]))).toBeNull()
    expect(wholeJpeg(Buffer.of(0xff, 0xd8, 0xff, 0xd9))).toBeNull()
  })
  it('a table with a DC category that no decoder has, though no block is of it', () => {
    const tables = [0x00, 0x10].flatMap((slot) => [...(usualTables.get(slot) ?? [])])
    const strange = Buffer.from(grey)
    const last = strange.indexOf(Buffer.from(tables)) + 1 + 16 + 11
    expect(strange[last]).toBe(11)
    strange[last] = 15
    expect(wholeJpeg(strange)).toBe(strange)
    strange[last] = 16
    expect(wholeJpeg(strange)).toBeNull()
  })
  it('two colours', () => {
    expect(wholeJpeg(ofComponents(1, 0x11))).not.toBeNull()
    expect(wholeJpeg(ofComponents(2, 0x11))).toBeNull()
    expect(wholeJpeg(ofComponents(3, 0x11))).not.toBeNull()
  })
  it('an MCU of more blocks than decoders have room for', () => {
    expect(wholeJpeg(ofComponents(3, 0x13))).not.toBeNull()
    expect(wholeJpeg(ofComponents(3, 0x14))).toBeNull()
  })
  it('a coding that cannot be checked', () => {
    const progressive = Buffer.from(drawing)
    progressive[progressive.indexOf(Buffer.of(0xff, 0xc0)) + 1] = 0xc2
    expect(wholeJpeg(progressive)).toBeNull()
  })
})

describe('Motion JPEG without Huffman tables', () => {
  const whole = takeUsualTables(page)
  const bare = without(0xc4, whole)
  it('gets the usual ones and is the same picture', async () => {
    expect(bare.length).toBeLessThan(whole.length)
    const mended = wholeJpeg(bare)
    if (mended === null) throw new Error('no picture')
    expect((await dots(mended)).equals(await dots(page))).toBe(true)
    expect(wholeJpeg(mended)).toBe(mended)
  })
  it('gets no more than it uses', () => {
    const mended = wholeJpeg(without(0xc4, grey))
    expect(mended && Buffer.from(mended).equals(grey)).toBe(true)
  })
  it('and without half of its data is still no picture', () => {
    const [from, to] = scan(bare)
    expect(wholeJpeg(Buffer.concat([bare.subarray(0, (from + to) >> 1), bare.subarray(-2)]))).toBeNull()
  })
})

it('any damage: no exception, and what counts can be drawn', async () => {
  const found: Uint8Array[] = []
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(drawing.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
      fc.nat(drawing.length),
      (changes, length) => {
        const bytes = Buffer.from(drawing.subarray(0, length % 7 === 0 ? length : drawing.length))
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        const whole = wholeJpeg(bytes)
        if (whole !== null && found.length < 2000) found.push(whole)
      },
    ),
    { numRuns: 60_000 },
  )
  for (const jpeg of found) await expect(loadImage(jpeg)).resolves.toBeDefined()
})
