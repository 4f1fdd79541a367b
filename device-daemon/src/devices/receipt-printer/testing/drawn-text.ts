/** A rasteriser for tests: Noto Sans SC drawn by canvas into the printer's grid, thresholded to one bit. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { fail, ok } from '../../../base/result.ts'
import { columnsOf } from '../charset.ts'
import type { RasteriseText } from '../raster.ts'

const family = 'Receipt Test'
GlobalFonts.registerFromPath(
  'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  family,
)

/** This fixture cannot draw characters outside the planes covered by Noto Sans SC. */
export const drawText: RasteriseText = async (text, style) => {
  const strange = Array.from(text).filter((character) => (character.codePointAt(0) ?? 0) > 0x2ffff || character < ' ')
  if (strange.length > 0) return fail({ code: 'unprintableCharacter', characters: strange })
  const widthDots = (columnsOf(text) * style.dotsWide) / 2
  const canvas = createCanvas(widthDots, style.dotsHigh)
  const pen = canvas.getContext('2d')
  pen.font = `${style.dotsHigh * 0.9}px "${family}"`
  let x = 0
  for (const character of text) {
    pen.fillText(character, x, style.dotsHigh * 0.82)
    x += (columnsOf(character) * style.dotsWide) / 2
  }
  const { data } = pen.getImageData(0, 0, widthDots, style.dotsHigh)
  const rowBytes = Math.ceil(widthDots / 8)
  const rows = new Uint8Array(rowBytes * style.dotsHigh)
  for (let dot = 0; dot < widthDots * style.dotsHigh; dot++) {
    if ((data[dot * 4 + 3] ?? 0) < 128) continue
    const column = dot % widthDots
    const at = Math.floor(dot / widthDots) * rowBytes + (column >> 3)
    rows[at] = (rows[at] ?? 0) | (0x80 >> (column & 7))
  }
  return ok({ widthDots, heightDots: style.dotsHigh, rows })
}
