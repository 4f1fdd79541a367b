/**
 * Checks rendered glyphs. A PDF can contain correct text and blank glyphs, so pages are judged by their pixels: every
 * visible character must have ink in its cell, and a character from a rare slice must resemble its glyph drawn by
 * another engine.
 */
import type { GlyphMap } from './glyph-map.ts'
import type { GreyBitmap, PlacedCharacter } from '../engines/pdfium.ts'

export interface RenderedPage {
  readonly bitmap: GreyBitmap
  /** Pixels per point. */
  readonly scale: number
  readonly characters: readonly PlacedCharacter[]
}

/** Characters on the page whose cell contains no ink, each once. */
export function blankCharacters(page: RenderedPage): readonly string[] {
  return [
    ...new Set(
      page.characters
        .filter((placed) => hasInk(placed.character) && !hasContrast(page, placed))
        .map((placed) => placed.character),
    ),
  ]
}

/** The Han characters in `wanted` that are on none of the pages, each once; by their glyphs. */
export function missingCharacters(
  pages: readonly RenderedPage[],
  wanted: Iterable<string>,
  glyphs: GlyphMap,
): readonly string[] {
  const there = new Set(pages.flatMap((page) => page.characters.map((placed) => placed.character)))
  const isThere = (character: string): boolean =>
    there.has(character) || [...there].some((placed) => glyphs.same(placed, character))
  return [...new Set(wanted)].filter((character) => /^\p{Script=Han}$/u.test(character) && !isThere(character))
}

/**
 * Whether the first occurrence of the character resembles `reference` (the glyph in the same cell, from its own font).
 * `null`: not on this page.
 */
export function looksLike(
  page: RenderedPage,
  character: string,
  reference: GreyBitmap,
  glyphs: GlyphMap,
): boolean | null {
  const placed =
    page.characters.find((candidate) => candidate.character === character) ??
    page.characters.find((candidate) => glyphs.same(candidate.character, character))
  if (!placed) return null
  const expected = shapeOf(reference, { left: 0, top: 0, right: reference.width, bottom: reference.height })
  return likenessNear(page, placed, expected) >= alike
}

/** Engines place a glyph up to a pixel apart, which matters for thin strokes, so the best of several offsets counts. */
export function likenessNear({ bitmap, scale }: RenderedPage, placed: PlacedCharacter, expected: Float64Array): number {
  const offsets = [-1, -0.5, 0, 0.5, 1]
  return Math.max(
    ...offsets.flatMap((x) =>
      offsets.map((y) =>
        likeness(
          shapeOf(bitmap, {
            left: placed.left * scale + x,
            top: placed.top * scale + y,
            right: placed.right * scale + x,
            bottom: placed.bottom * scale + y,
          }),
          expected,
        ),
      ),
    ),
  )
}

/**
 * Measured on 575 characters of extensions B, E and G at 21 px: the same glyph from both engines ≥ 0.89, different
 * characters ≤ 0.85 except for near-twins; halfway.
 */
const alike = 0.87

/** Separators and formatting characters have no ink of their own. */
const hasInk = (character: string): boolean =>
  /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && !/^[\u3000\u200b]$/u.test(character)

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Ink is contrast within the cell, so white on a dark background counts too. */
function hasContrast({ bitmap, scale }: RenderedPage, placed: PlacedCharacter): boolean {
  let darkest = 255
  let lightest = 0
  for (let y = Math.max(0, Math.floor(placed.top * scale)); y < Math.min(bitmap.height, placed.bottom * scale); y++) {
    for (let x = Math.max(0, Math.floor(placed.left * scale)); x < Math.min(bitmap.width, placed.right * scale); x++) {
      const value = bitmap.pixels[y * bitmap.width + x] ?? 255
      darkest = Math.min(darkest, value)
      lightest = Math.max(lightest, value)
    }
  }
  return lightest - darkest >= 48
}

const grid = 8

/** Mean darkness of each field of an 8 × 8 grid over a cell. */
export function shapeOf(bitmap: GreyBitmap, cell: Box): Float64Array {
  const across = (cell.right - cell.left) / grid
  const down = (cell.bottom - cell.top) / grid
  return Float64Array.from({ length: grid * grid }, (_, index) =>
    darkness(bitmap, cell.left + (index % grid) * across, cell.top + Math.floor(index / grid) * down, across, down),
  )
}

/** Mean darkness of a rectangle with fractional edges; pixels at an edge count by their share. */
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
