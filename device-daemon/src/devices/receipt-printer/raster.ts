/**
 * Text as dots, for characters a receipt printer's own font does not have: rare names are drawn here and sent as a
 * picture. The port is implemented by the room that owns the fonts (`documents/glyphs/text-raster.ts`); the driver only
 * knows this shape.
 */
import type { Result } from '../../base/result.ts'

/**
 * One bit per dot, 1 = black, most significant bit leftmost; every row starts on a byte. `rows.length` = ⌈widthDots /
 * 8⌉ × heightDots.
 */
export interface Bitmap1 {
  readonly widthDots: number
  readonly heightDots: number
  readonly rows: Uint8Array
}

/**
 * The cell of a full-width character in dots: 24 × 24 for body text, 48 × 48 for a double-size title. A half-width
 * character (ASCII 0x20–0x7E) takes half of `dotsWide`, every other character the whole: the same grid as the
 * printer's own font, so that drawn lines align with typed ones.
 */
export interface CellStyle {
  readonly dotsHigh: number
  readonly dotsWide: number
  readonly bold: boolean
}

/** Not one of the terminal's fonts has these characters: better no receipt than one with a wrong name. */
export interface RasterFailure {
  readonly code: 'unprintableCharacter'
  readonly characters: readonly string[]
}

/** One line, no wrapping. The bitmap is (sum of the cells) dots wide and `dotsHigh` high. */
export type RasteriseText = (text: string, style: CellStyle) => Promise<Result<Bitmap1, RasterFailure>>
