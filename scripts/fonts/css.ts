/**
 * The style sheets of the screen's fonts. `core` and `common` have no unicode-range, which would cost kilobytes: a
 * browser loads the second family of a list only if the first lacks a character. The slices of 256 code points give
 * only the block they belong to, in a separate sheet that may load late: exact ranges would make it 14 kB instead of 2,
 * and a character missing in a slice falls through to the next family.
 */
import type { ChainFile } from '../../device-daemon/src/documents/glyphs/font-chain.ts'

const face = (family: string, file: string, weight: number, range?: string): string => {
  const characters = range === undefined ? '' : `;unicode-range:${range}`
  const source = `src:url("${file}.woff2")format("woff2")`
  return `@font-face{font-family:"${family}";${source};font-weight:${weight};font-display:block${characters}}`
}

const rareFamilies = ['noto', 'hanamin', 'babelstone'].map((font) => `"${familyOf(font)}"`)

/** `var(--font-kiosk)` is the whole font chain. */
export const usualSheet = (): string =>
  [
    ...[400, 700].flatMap((weight) => [
      face('Kiosk Sans', `core-${weight}`, weight),
      face('Kiosk Sans Common', `common-${weight}`, weight),
    ]),
    `:root{--font-kiosk:"Kiosk Sans","Kiosk Sans Common",${rareFamilies.join(',')},sans-serif}`,
    '',
  ].join('\n')

/** The family name of a font of the chain. */
function familyOf(font: string): string {
  return `Kiosk ${font}`
}

/** A slice is named after its font and the first code point of its block: `hanamin-20100` → `U+201??`. */
export const rareSheet = (slices: readonly Pick<ChainFile['slices'][number], 'id'>[]): string => {
  const faces = slices.map(({ id }) => {
    const [font = '', first = ''] = id.split('-')
    return face(familyOf(font), id, 400, `U+${first.slice(0, -2)}??`)
  })
  return [...faces, ''].join('\n')
}
