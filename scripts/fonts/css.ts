/**
 * The style sheets of the screen's fonts. `core` and `common` carry no unicode-range: a browser loads the second family of a list only when
 * the first lacks a character, which costs no kilobytes of ranges. The blocks need ranges, in a sheet of their own that may load late.
 */
import type { ChainFile } from '../../device-daemon/src/documents/font-chain.ts'

const face = (family: string, file: string, weight: number, range?: string): string =>
  `@font-face{font-family:"${family}";src:url("${file}.woff2")format("woff2");font-weight:${weight};font-display:block${range === undefined ? '' : `;unicode-range:${range}`}}`

/** `var(--font-kiosk)` is the whole chain. */
export const usualSheet = (): string => [
  ...[400, 700].flatMap((weight) => [face('Kiosk Sans', `core-${weight}`, weight), face('Kiosk Sans Common', `common-${weight}`, weight)]),
  ':root{--font-kiosk:"Kiosk Sans","Kiosk Sans Common","Kiosk Han",sans-serif}',
  '',
].join('\n')

export const rareSheet = (slices: ChainFile['slices']): string => [...slices.map((slice) => face('Kiosk Han', slice.id, 400, slice.range)), ''].join('\n')
