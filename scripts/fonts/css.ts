/**
 * The style sheets of the screen's fonts. `core` and `common` carry no unicode-range: a browser loads the second
 * family of a list only when the first lacks a character, which costs no kilobytes of ranges. The slices of 256 code
 * points say only which block they are of, and are in a sheet of their own that may load late: exact ranges would be
 * 14 kB of it instead of 2, and a character that a slice lacks goes on to the next family.
 */
import type { ChainFile } from '../../device-daemon/src/documents/glyphs/font-chain.ts'

const face = (family: string, file: string, weight: number, range?: string): string => {
  const characters = range === undefined ? '' : `;unicode-range:${range}`
  const source = `src:url("${file}.woff2")format("woff2")`
  return `@font-face{font-family:"${family}";${source};font-weight:${weight};font-display:block${characters}}`
}

const rareFamilies = ['noto', 'hanamin', 'babelstone'].map((font) => `"${familyOf(font)}"`)

/** `var(--font-kiosk)` is the whole chain. */
export const usualSheet = (): string =>
  [
    ...[400, 700].flatMap((weight) => [
      face('Kiosk Sans', `core-${weight}`, weight),
      face('Kiosk Sans Common', `common-${weight}`, weight),
    ]),
    `:root{--font-kiosk:"Kiosk Sans","Kiosk Sans Common",${rareFamilies.join(',')},sans-serif}`,
    '',
  ].join('\n')

/** One family for each font of the chain. */
function familyOf(font: string): string {
  return `Kiosk ${font}`
}

/** A slice is named for its font and the first code point of its block: `hanamin-20100` → `U+201??`. */
export const rareSheet = (slices: readonly Pick<ChainFile['slices'][number], 'id'>[]): string => {
  const faces = slices.map(({ id }) => {
    const [font = '', first = ''] = id.split('-')
    return face(familyOf(font), id, 400, `U+${first.slice(0, -2)}??`)
  })
  return [...faces, ''].join('\n')
}
