/** Skia (@napi-rs/canvas): single characters and lines of text as grey pixels, in the same fonts as the pages. */
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { familyOf, notoFamily, notoFiles, readSlice } from '../glyphs/font-chain.ts'
import type { FontChain } from '../glyphs/font-chain.ts'
import type { GreyBitmap } from './pdfium.ts'

export interface CellText {
  readonly text: string
  /** Pixels. A half-width character (ASCII) takes half a cell. */
  readonly cellWidth: number
  readonly cellHeight: number
  readonly bold: boolean
}

export interface Skia {
  /**
   * One character in a cell like that of a `PlacedCharacter`: as wide as its advance, from 0.9 em above the baseline to
   * 0.15 em below.
   */
  drawGlyph(character: string, em: number): GreyBitmap
  /** One line on the grid of a dot-matrix font: every character is centred in its cell, and narrowed if it is wider. */
  drawCells(line: CellText): GreyBitmap
}

export const isHalfWidth = (character: string): boolean => character >= ' ' && character <= '~'

export function createSkia(chain: FontChain): Skia {
  GlobalFonts.registerFromPath(notoFiles.regular, notoFamily)
  GlobalFonts.registerFromPath(notoFiles.bold, notoFamily)
  const registered = new Set<string>()

  const familyFor = (character: string): string => {
    const [slice] = chain.slicesFor(character)
    if (slice === undefined) return notoFamily
    if (!registered.has(slice)) {
      GlobalFonts.register(readSlice(slice), familyOf(slice))
      registered.add(slice)
    }
    return familyOf(slice)
  }

  const blank = (
    width: number,
    height: number,
  ): { readonly context: SKRSContext2D; readonly grey: () => GreyBitmap } => {
    const context = createCanvas(width, height).getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.fillStyle = '#000'
    const grey = (): GreyBitmap => {
      const rgba = context.getImageData(0, 0, width, height).data
      return {
        width,
        height,
        pixels: Uint8Array.from({ length: width * height }, (_, index) => rgba[index * 4] ?? 255),
      }
    }
    return { context, grey }
  }
  const fontOf = (character: string, em: number, bold: boolean): string =>
    `${bold ? 700 : 400} ${em}px "${familyFor(character)}"`

  return {
    drawGlyph: (character, em) => {
      const { context, grey } = blank(em, Math.round(em * 1.05))
      context.font = fontOf(character, em, false)
      context.fillText(character, 0, em * 0.9)
      return grey()
    },
    drawCells: ({ text, cellWidth, cellHeight, bold }) => {
      const characters = [...text]
      const widths = characters.map((character) => (isHalfWidth(character) ? cellWidth / 2 : cellWidth))
      const { context, grey } = blank(
        Math.max(
          1,
          widths.reduce((sum, cell) => sum + cell, 0),
        ),
        cellHeight,
      )
      context.textAlign = 'center'
      // An em of 0.94 of the cell leaves a dot between neighbours; the baseline at 0.86 centres Han glyphs (0.88 above,
      // 0.12 below it).
      const em = cellHeight * 0.94
      let left = 0
      for (const [index, character] of characters.entries()) {
        const cell = widths[index] ?? cellWidth
        context.font = fontOf(character, em, bold)
        drawSqueezed(context, character, left, cell, cellHeight * 0.86)
        left += cell
      }
      return grey()
    },
  }
}

function drawSqueezed(context: SKRSContext2D, character: string, left: number, cell: number, baseline: number): void {
  const scale = Math.min(1, cell / Math.max(1, context.measureText(character).width))
  context.save()
  context.translate(left + cell / 2, baseline)
  context.scale(scale, 1)
  context.fillText(character, 0, 0)
  context.restore()
}
