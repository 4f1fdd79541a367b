/** Skia (@napi-rs/canvas): single characters and lines of text as grey pixels, in the same fonts as the pages. */
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
import type { SKRSContext2D } from '@napi-rs/canvas'
import { familyOf, notoFamily, notoFiles, readSlice } from './font-chain.ts'
import type { FontChain } from './font-chain.ts'
import type { GreyBitmap } from './pdfium.ts'

export interface CellText {
  readonly text: string
  /** Pixels. A half-width character (ASCII) takes half a cell. */
  readonly cellWidth: number
  readonly cellHeight: number
  readonly bold: boolean
}

export interface Skia {
  /** One line on the grid of a dot-matrix font: every character centred in its cell, squeezed to it when wider. */
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

  return {
    drawCells: ({ text, cellWidth, cellHeight, bold }) => {
      const characters = [...text]
      const widths = characters.map((character) => (isHalfWidth(character) ? cellWidth / 2 : cellWidth))
      const width = Math.max(1, widths.reduce((sum, cell) => sum + cell, 0))
      const canvas = createCanvas(width, cellHeight)
      const context = canvas.getContext('2d')
      context.fillStyle = '#fff'
      context.fillRect(0, 0, width, cellHeight)
      context.fillStyle = '#000'
      context.textAlign = 'center'
      // An em of 0.94 of the cell leaves a dot between neighbours; the baseline at 0.86 centres Han glyphs (0.88 above, 0.12 below).
      const em = cellHeight * 0.94
      let left = 0
      for (const [index, character] of characters.entries()) {
        const cell = widths[index] ?? cellWidth
        context.font = `${bold ? 700 : 400} ${em}px "${familyFor(character)}"`
        drawSqueezed(context, character, left, cell, cellHeight * 0.86)
        left += cell
      }
      const rgba = context.getImageData(0, 0, width, cellHeight).data
      return { width, height: cellHeight, pixels: Uint8Array.from({ length: width * cellHeight }, (_, index) => rgba[index * 4] ?? 255) }
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
