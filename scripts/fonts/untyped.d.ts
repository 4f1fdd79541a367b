declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'sfnt' | 'woff2'; readonly noHinting?: boolean; readonly keepFeatures?: readonly string[] },
  ): Promise<Uint8Array>
}

declare module 'fontkit' {
  export interface Font {
    /** Code points with a glyph. */
    readonly characterSet: readonly number[]
    hasGlyphForCodePoint(codePoint: number): boolean
  }
  export function openSync(path: string): Font
}
