/**
 * Text as dots, for characters missing in a receipt printer's own font: rare names are drawn by the daemon and sent as
 * a picture. Implemented in `documents/glyphs/text-raster.ts`, which owns the fonts.
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

/**
 * `unprintableCharacter`: none of the terminal's fonts has these characters; no receipt is better than one with a wrong
 * name. `documentsDown`, `cancelled`: the drawing program did not work or was ended, whatever the characters.
 */
export type RasterFailure =
  | { readonly code: 'unprintableCharacter'; readonly characters: readonly string[] }
  | { readonly code: 'documentsDown' | 'cancelled'; readonly detail: string }

/** One line without wrapping. The bitmap is as wide as the sum of its cells, in dots, and `dotsHigh` high. */
export type RasteriseText = (text: string, style: CellStyle) => Promise<Result<Bitmap1, RasterFailure>>
