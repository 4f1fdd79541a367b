/**
 * The gate on rendered glyphs. A PDF can carry perfect text and blank glyphs, so pages are judged by their pixels: every visible character
 * must have ink in its cell, and a character from a rare slice must look like its glyph drawn by another engine.
 */
import type { GreyBitmap, PlacedCharacter } from './pdfium.ts'

export interface RenderedPage {
  readonly bitmap: GreyBitmap
  /** Pixels per point. */
  readonly scale: number
  readonly characters: readonly PlacedCharacter[]
}

/** Characters on the page whose cell holds no ink; each once. */
export function blankCharacters(page: RenderedPage): readonly string[] {
  return [...new Set(page.characters.filter((placed) => hasInk(placed.character) && inkOf(page.bitmap, cellOf(page, placed)) === null).map((placed) => placed.character))]
}

/** Of the Han characters in `wanted`, those that no page carries at all; each once. */
export function missingCharacters(pages: readonly RenderedPage[], wanted: Iterable<string>): readonly string[] {
  const there = new Set(pages.flatMap((page) => page.characters.map((placed) => placed.character)))
  return [...new Set(wanted)].filter((character) => /^\p{Script=Han}$/u.test(character) && !there.has(character))
}

/** Does the first occurrence of the character look like `reference` (its glyph alone, from its own font)? `null`: it is not on this page. */
export function looksLike(page: RenderedPage, character: string, reference: GreyBitmap): boolean | null {
  const placed = page.characters.find((candidate) => candidate.character === character)
  if (!placed) return null
  const drawn = shapeOf(page.bitmap, cellOf(page, placed))
  const expected = shapeOf(reference, { left: 0, top: 0, right: reference.width, bottom: reference.height })
  return drawn !== null && expected !== null && likeness(drawn, expected) >= alike
}

/** Measured over extension B at 21 px: the same glyph by PDFium and Skia ≥ 0.93, different characters and .notdef boxes ≤ 0.80. */
const alike = 0.87

/** Separators and formatting characters have no ink of their own. */
const hasInk = (character: string): boolean => /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && !/^[\u3000\u200b]$/u.test(character)

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const cellOf = ({ scale, bitmap }: RenderedPage, placed: PlacedCharacter): Box => ({
  left: Math.max(0, Math.floor(placed.left * scale)), top: Math.max(0, Math.floor(placed.top * scale)),
  right: Math.min(bitmap.width, Math.ceil(placed.right * scale)), bottom: Math.min(bitmap.height, Math.ceil(placed.bottom * scale)),
})

/** The box of the darker pixels inside a cell; white on grey counts as well, for ink is contrast. `null`: nothing but ground. */
function inkOf({ width, pixels }: GreyBitmap, cell: Box): Box | null {
  let darkest = 255
  let lightest = 0
  for (let y = cell.top; y < cell.bottom; y++) {
    for (let x = cell.left; x < cell.right; x++) {
      const value = pixels[y * width + x] ?? 255
      darkest = Math.min(darkest, value)
      lightest = Math.max(lightest, value)
    }
  }
  if (lightest - darkest < 48) return null
  const threshold = (lightest + darkest) / 2
  let ink: Box | null = null
  for (let y = cell.top; y < cell.bottom; y++) {
    for (let x = cell.left; x < cell.right; x++) {
      if ((pixels[y * width + x] ?? 255) > threshold) continue
      ink = ink ? { left: Math.min(ink.left, x), top: ink.top, right: Math.max(ink.right, x + 1), bottom: y + 1 } : { left: x, top: y, right: x + 1, bottom: y + 1 }
    }
  }
  return ink
}

const grid = 8

/** Darkness of 8 × 8 fields over the box of the ink: independent of place and size. */
function shapeOf(bitmap: GreyBitmap, cell: Box): Float64Array | null {
  const ink = inkOf(bitmap, cell)
  if (!ink) return null
  const shape = new Float64Array(grid * grid)
  const across = (ink.right - ink.left) / grid
  const down = (ink.bottom - ink.top) / grid
  for (let row = 0; row < grid; row++) {
    for (let column = 0; column < grid; column++) {
      shape[row * grid + column] = darkness(bitmap, ink.left + column * across, ink.top + row * down, across, down)
    }
  }
  return shape
}

/** Mean darkness of a rectangle with fractional edges: pixels at the edge count by their share. */
function darkness({ width, pixels }: GreyBitmap, left: number, top: number, across: number, down: number): number {
  let sum = 0
  for (let y = Math.floor(top); y < top + down; y++) {
    const shareY = Math.min(y + 1, top + down) - Math.max(y, top)
    for (let x = Math.floor(left); x < left + across; x++) {
      const shareX = Math.min(x + 1, left + across) - Math.max(x, left)
      sum += (255 - (pixels[y * width + x] ?? 255)) * shareX * shareY
    }
  }
  return sum / (across * down)
}

/** Correlation of two shapes, −1 … 1. */
export function likeness(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanA, meanB] = [mean(a), mean(b)]
  let product = 0
  let squaresA = 0
  let squaresB = 0
  for (const [index, value] of a.entries()) {
    const x = value - meanA
    const y = (b[index] ?? 0) - meanB
    product += x * y
    squaresA += x * x
    squaresB += y * y
  }
  return product / Math.sqrt(squaresA * squaresB || 1)
}
