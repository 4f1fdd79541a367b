/** Lines of text as dots for the receipt printer. */
import type { Bitmap1, CellStyle } from '../../devices/receipt-printer/raster.ts'
import type { GreyBitmap } from '../engines/pdfium.ts'
import type { Skia } from '../engines/skia.ts'

/** Grey level below which a dot is printed. A little above the middle, to keep the thin strokes of dense characters. */
const threshold = 150

export function rasterise(skia: Skia, text: string, { dotsHigh, dotsWide, bold }: CellStyle): Bitmap1 {
  return toDots(skia.drawCells({ text, cellWidth: dotsWide, cellHeight: dotsHigh, bold }))
}

export function toDots({ width, height, pixels }: GreyBitmap): Bitmap1 {
  const stride = Math.ceil(width / 8)
  const rows = new Uint8Array(stride * height)
  for (const [index, value] of pixels.entries()) {
    if (value >= threshold) continue
    const at = Math.floor(index / width) * stride + ((index % width) >> 3)
    rows[at] = (rows[at] ?? 0) | (0x80 >> ((index % width) & 7))
  }
  return { widthDots: width, heightDots: height, rows }
}
