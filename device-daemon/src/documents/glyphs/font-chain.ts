/**
 * 字体链: which font draws which character. Characters missing in Noto Sans SC come from slices of HanaMinB and
 * BabelStone Han (`assets/fonts`), so that every unified ideograph up to extension F (GB 18030-2022 level 3 and more)
 * has a glyph on screen and on paper.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sfntOf } from './woff2.ts'

/** `assets/fonts/chain.json`, written by `scripts/fonts-rare.ts`. Ranges in CSS notation: `U+20-7E,U+A0`. */
export interface ChainFile {
  readonly noto: string
  readonly slices: readonly { readonly id: string; readonly range: string }[]
}

export const fontsFolder = join(import.meta.dirname, '../../../../assets/fonts')
const notoFolder = join(import.meta.dirname, '../../../../node_modules/@expo-google-fonts/noto-sans-sc')
export const notoFiles = {
  regular: join(notoFolder, '400Regular/NotoSansSC_400Regular.ttf'),
  bold: join(notoFolder, '700Bold/NotoSansSC_700Bold.ttf'),
}
export const notoFamily = 'Noto Sans SC'

/** The family name of a slice; each has its own, because an engine picks only one font per family. */
export const familyOf = (slice: string): string => `Kiosk Han ${slice}`

export interface FontChain {
  /**
   * Characters for which no font of the chain has a glyph, each once. Space, line feed and zero-width space need none.
   */
  uncovered(text: string): readonly string[]
  /** Slices the text needs besides Noto Sans SC, in order of first use. */
  slicesFor(text: string): readonly string[]
}

export function loadFontChain(folder = fontsFolder): FontChain {
  const file = JSON.parse(readFileSync(join(folder, 'chain.json'), 'utf8')) as ChainFile
  const noto = parseRange(file.noto)
  const slices = file.slices.map((slice) => ({ id: slice.id, range: parseRange(slice.range) }))
  const sliceOf = (codePoint: number): string | undefined => slices.find((slice) => within(slice.range, codePoint))?.id
  return {
    uncovered: (text) =>
      distinct(text).filter((character) => {
        const codePoint = character.codePointAt(0) ?? 0
        return !needsNoGlyph(codePoint) && !within(noto, codePoint) && sliceOf(codePoint) === undefined
      }),
    slicesFor: (text) => [
      ...new Set(
        distinct(text).flatMap((character) => {
          const codePoint = character.codePointAt(0) ?? 0
          return within(noto, codePoint) ? [] : (sliceOf(codePoint) ?? [])
        }),
      ),
    ],
  }
}

/** A slice as a TrueType font. */
export const readSlice = (id: string, folder = fontsFolder): Buffer =>
  sfntOf(readFileSync(join(folder, 'web', `${id}.woff2`)))

const needsNoGlyph = (codePoint: number): boolean => codePoint === 0x0a || codePoint === 0x20 || codePoint === 0x200b

const distinct = (text: string): readonly string[] => [...new Set(text)]

type Range = readonly (readonly [number, number])[]

function parseRange(range: string): Range {
  return range.split(',').map((run) => {
    const [first = '', last = first] = run.slice(2).split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
}

/** Binary search in sorted, disjoint ranges. */
function within(range: Range, codePoint: number): boolean {
  let low = 0
  let high = range.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = range[middle] ?? [0, -1]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
