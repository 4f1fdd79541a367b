import { describe, expect, test } from 'vitest'
import { createDocuments } from '../documents.ts'
import { toDots } from './text-raster.ts'
import type { Bitmap1 } from '../../devices/receipt-printer/raster.ts'

/** Dots as text, to be read and compared. */
function picture({ widthDots, heightDots, rows }: Bitmap1): readonly string[] {
  const stride = Math.ceil(widthDots / 8)
  return Array.from({ length: heightDots }, (_, y) =>
    Array.from({ length: widthDots }, (_, x) =>
      ((rows[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0 ? '.' : '#',
    ).join(''),
  )
}

const inkIn = (lines: readonly string[], from: number, to: number): number =>
  lines.reduce(
    (sum, line) =>
      sum +
      line
        .slice(from, to)
        .split('')
        .filter((dot) => dot === '#').length,
    0,
  )

describe('text as dots', () => {
  test('keeps the grid of the printer’s own font, and every cell has ink', async () => {
    const documents = createDocuments()
    const result = await documents.rasteriseText('王㛃𪛖A1', { dotsHigh: 24, dotsWide: 24, bold: false })
    const bold = await documents.rasteriseText('王', { dotsHigh: 48, dotsWide: 48, bold: true })
    const unknown = await documents.rasteriseText('王\ue000', { dotsHigh: 24, dotsWide: 24, bold: false })
    await documents.stop()
    if (!result.ok || !bold.ok) throw new Error('not drawn')
    expect(result.value).toMatchObject({ widthDots: 3 * 24 + 2 * 12, heightDots: 24 })
    expect(result.value.rows.length).toBe(12 * 24)
    const lines = picture(result.value)
    for (const [from, to, least] of [
      [0, 24, 60],
      [24, 48, 100],
      [48, 72, 60],
      [72, 84, 25],
      [84, 96, 15],
    ] as const)
      expect(inkIn(lines, from, to)).toBeGreaterThan(least)
    expect(bold.value).toMatchObject({ widthDots: 48, heightDots: 48 })
    expect(unknown).toEqual({
      ok: false,
      failure: { code: 'unprintableCharacter', detail: expect.any(String), characters: ['\ue000'] },
    })
  })

  test('packs eight dots a byte, most significant leftmost, rows on bytes', () => {
    const pixels = Uint8Array.from([0, 255, 255, 255, 255, 255, 255, 0, 0, 255, 255, 255, 255, 255, 255, 255, 0, 255])
    expect(toDots({ width: 9, height: 2, pixels })).toEqual({
      widthDots: 9,
      heightDots: 2,
      rows: Uint8Array.of(0x81, 0x80, 0x01, 0x00),
    })
  })
})
