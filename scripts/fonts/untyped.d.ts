declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'sfnt' | 'woff2'
      readonly noHinting?: boolean
      readonly keepFeatures?: readonly string[]
    },
  ): Promise<Uint8Array>
}

declare module 'fontkit' {
  export interface Font {
    /** Code points that have a glyph. */
    readonly characterSet: readonly number[]
    readonly familyName: string
    readonly unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): {
      readonly path: { readonly commands: readonly unknown[] }
      readonly advanceWidth: number
    }
  }
  export function openSync(path: string): Font
  export function create(font: Uint8Array): Font
}
