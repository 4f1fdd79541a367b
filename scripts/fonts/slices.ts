/**
 * Assigns characters to files. Screen: first `core` (the characters of the screens' texts), then `common` (GB 2312
 * level 1), then blocks of 256 code points. Documents on paper have the whole Noto Sans SC and share the blocks of what
 * it lacks.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export type SourceName = 'noto' | 'notoBold' | 'hanamin' | 'babelstone'

export interface Slice {
  /** File name without extension; also the end of the family name. */
  readonly id: string
  readonly source: SourceName
  readonly codePoints: readonly number[]
}

/**
 * Characters that may occur in a name or address and are looked for beyond Noto Sans SC: radicals, strokes, unified
 * ideographs (with extensions A–I) and compatibility ideographs.
 */
const hanBlocks: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fff],
  [0x3000, 0x303f],
  [0x31c0, 0x31ef],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2ee5f],
  [0x2f800, 0x2fa1f],
  [0x30000, 0x323af],
]
const isHan = (codePoint: number): boolean => hanBlocks.some(([first, last]) => codePoint >= first && codePoint <= last)

const printableAscii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index)

/** GB 2312 level 1, rows 16–55: the 3755 most common characters. */
export function commonCharacters(): readonly number[] {
  const decoder = new TextDecoder('gb2312')
  const bytes = Array.from({ length: 40 * 94 }, (_, index) => [
    0xb0 + Math.floor(index / 94),
    0xa1 + (index % 94),
  ]).flat()
  return codePointsOf(decoder.decode(Uint8Array.from(bytes))).filter(isHan)
}

/** Every character that occurs in the files of these folders. */
export function charactersIn(folders: readonly string[], endings: readonly string[]): readonly number[] {
  const texts = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
  return codePointsOf(texts.join(''))
}

/**
 * The slices of Noto Sans SC for the screen. The blocks do not depend on the screens' texts, so that a new text changes
 * only the first four.
 */
export function planScreen(
  noto: ReadonlySet<number>,
  spoken: readonly number[],
): { readonly usual: readonly Slice[]; readonly blocks: readonly Slice[] } {
  const inNoto = (codePoint: number): boolean => codePoint >= 0x20 && noto.has(codePoint)
  const core = [...new Set([...printableAscii, ...spoken])].filter(inNoto)
  const common = commonCharacters().filter((codePoint) => inNoto(codePoint) && !core.includes(codePoint))
  const alwaysThere = new Set([...printableAscii, ...commonCharacters()])
  return {
    usual: [
      { id: 'core-400', source: 'noto', codePoints: core },
      { id: 'core-700', source: 'notoBold', codePoints: core },
      { id: 'common-400', source: 'noto', codePoints: common },
      { id: 'common-700', source: 'notoBold', codePoints: common },
    ],
    blocks: blocks(
      'noto',
      [...noto].filter((codePoint) => inNoto(codePoint) && !alwaysThere.has(codePoint)),
    ),
  }
}

/** The slices of what Noto Sans SC lacks, for screen and paper. */
export function planRare(
  coverage: Readonly<Record<'noto' | 'hanamin' | 'babelstone', ReadonlySet<number>>>,
): readonly Slice[] {
  return [
    // The larger font first: HarfBuzz's memory only grows, and later it has no free block large enough.
    ...blocks(
      'babelstone',
      [...coverage.babelstone].filter(
        (codePoint) => isHan(codePoint) && !coverage.noto.has(codePoint) && !coverage.hanamin.has(codePoint),
      ),
    ),
    ...blocks(
      'hanamin',
      [...coverage.hanamin].filter((codePoint) => isHan(codePoint) && !coverage.noto.has(codePoint)),
    ),
  ]
}

function blocks(source: SourceName, codePoints: readonly number[]): readonly Slice[] {
  const groups = Map.groupBy(
    codePoints.toSorted((a, b) => a - b),
    (codePoint) => codePoint >> 8,
  )
  return [...groups].map(([block, members]) => ({
    id: `${source}-${(block << 8).toString(16)}`,
    source,
    codePoints: members,
  }))
}

/** In CSS notation: `U+4E00-4EFF,U+4F01`. */
export function unicodeRange(codePoints: readonly number[]): string {
  const runs: [number, number][] = []
  for (const codePoint of codePoints.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && codePoint === last[1] + 1) last[1] = codePoint
    else runs.push([codePoint, codePoint])
  }
  const hex = (value: number): string => value.toString(16).toUpperCase()
  return runs.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`)).join(',')
}

const codePointsOf = (text: string): readonly number[] =>
  [...new Set(text)].map((character) => character.codePointAt(0) ?? 0)
