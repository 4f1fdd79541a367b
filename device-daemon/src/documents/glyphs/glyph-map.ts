/**
 * Which glyph of which font draws a character. Some code points share one (⼀ and 一), and a PDF can name only one of
 * them for it: whether a character is on the page is asked of glyphs, not of names.
 */
import { readFileSync } from 'node:fs'
import { notoFamily, notoFiles, readSlice, type FontChain } from './font-chain.ts'

export interface GlyphMap {
  /** Whether both may be drawn by the same glyph. */
  same(one: string, other: string): boolean
}

/** Throws if a font of the chain is missing: then nothing could be drawn by it. */
export function loadGlyphMap(chain: FontChain): GlyphMap {
  const usual = readCharacterMap(readFileSync(notoFiles.regular))
  const slices = new Map<string, CharacterMap>()
  const known = new Map<string, string>()

  function glyphOf(character: string): string {
    const before = known.get(character)
    if (before !== undefined) return before
    const codePoint = character.codePointAt(0) ?? 0
    const [slice] = chain.slicesFor(character)
    const map = slice === undefined ? usual : (slices.get(slice) ?? readCharacterMap(readSlice(slice)))
    if (slice !== undefined) slices.set(slice, map)
    const glyph = map(codePoint)
    // A character without a glyph is the same as itself only.
    const name = glyph === 0 ? character : `${slice ?? notoFamily} ${glyph}`
    known.set(character, name)
    return name
  }
  return {
    same: (one, other) => one === other || plain(one) === plain(other) || glyphOf(one) === glyphOf(other),
  }
}

/**
 * A compatibility ideograph is by definition the same as a unified one, and engines draw it by the glyph of that one
 * where the first font has no other (Unicode, canonical singletons).
 */
export const plain = (character: string): string => character.normalize('NFC')

/** Code point → glyph; 0: none. */
type CharacterMap = (codePoint: number) => number

/** The `cmap` of a TrueType font (OpenType, formats 4 and 12). */
export function readCharacterMap(font: Buffer): CharacterMap {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('a font without cmap')
  const from = font.readUInt32BE(entry + 8)
  // A copy of the table alone: the font has 10 MB.
  const cmap = Buffer.from(font.subarray(from, from + font.readUInt32BE(entry + 12)))
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(4 + 8 * i + 4))
  const format = (wanted: number) => subtables.find((at) => cmap.readUInt16BE(at) === wanted)
  const [all, basic] = [format(12), format(4)]
  if (all !== undefined) return (codePoint) => inGroups(cmap, all, codePoint)
  if (basic !== undefined) return (codePoint) => inSegments(cmap, basic, codePoint)
  throw new Error('a font whose cmap has neither format 12 nor 4')
}

function inGroups(cmap: Buffer, at: number, codePoint: number): number {
  let low = 0
  let high = cmap.readUInt32BE(at + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = at + 16 + 12 * middle
    const first = cmap.readUInt32BE(group)
    if (codePoint < first) high = middle - 1
    else if (codePoint > cmap.readUInt32BE(group + 4)) low = middle + 1
    else return cmap.readUInt32BE(group + 8) + codePoint - first
  }
  return 0
}

function inSegments(cmap: Buffer, at: number, codePoint: number): number {
  const count = cmap.readUInt16BE(at + 6) / 2
  for (let i = 0; i < count; i++) {
    const end = cmap.readUInt16BE(at + 14 + 2 * i)
    if (codePoint > end) continue
    const startAt = at + 16 + 2 * count + 2 * i
    const start = cmap.readUInt16BE(startAt)
    if (codePoint < start) return 0
    const delta = cmap.readUInt16BE(startAt + 2 * count)
    const offsetAt = startAt + 4 * count
    const offset = cmap.readUInt16BE(offsetAt)
    if (offset === 0) return (codePoint + delta) & 0xffff
    const glyph = cmap.readUInt16BE(offsetAt + offset + 2 * (codePoint - start))
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}
