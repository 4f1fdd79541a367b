/* oxlint-disable no-underscore-dangle -- the names of PDFium's C interface */
/** PDFium (WebAssembly): a finished PDF as pixels and as placed characters, that is, what will be on the paper. */
import { PDFiumModule } from '@hyzyla/pdfium'

/** One byte per pixel, 0 black … 255 white. */
export interface GreyBitmap {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** A character and its cell (advance × em) on the page, in points from the top left. */
export interface PlacedCharacter {
  readonly character: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface OpenPdf {
  readonly pages: number
  render(page: number, widthPx: number): GreyBitmap
  characters(page: number): readonly PlacedCharacter[]
  /** In points. */
  size(page: number): { readonly width: number; readonly height: number }
  close(): void
}

/** The functions of PDFium's C interface used here that the package does not type. */
interface TextCalls {
  _FPDFText_GetUnicode(textPage: number, index: number): number
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number
  _FPDFText_GetCharOrigin(textPage: number, index: number, x: number, y: number): number
  _FPDFText_GetFontSize(textPage: number, index: number): number
}

const greyFormat = 1
const renderFlags = 0x01 /* annotations */ | 0x08 /* grey scale */

export async function loadPdfium(): Promise<(pdf: Uint8Array) => OpenPdf> {
  const module = await PDFiumModule({})
  const text = module as typeof module & TextCalls
  const { malloc, free } = module.wasmExports
  module._FPDF_InitLibraryWithConfig({})

  return (pdf) => {
    const bytes = malloc(pdf.length)
    module.HEAPU8.set(pdf, bytes)
    const document = module._FPDF_LoadMemDocument(bytes, pdf.length, 0)
    if (document === 0) {
      free(bytes)
      throw new Error(`PDFium cannot read the document (${module._FPDF_GetLastError()})`)
    }
    const withPage = <T>(index: number, use: (page: number) => T): T => {
      const page = module._FPDF_LoadPage(document, index)
      if (page === 0) throw new Error(`PDFium cannot read page ${index + 1}`)
      try {
        return use(page)
      } finally {
        module._FPDF_ClosePage(page)
      }
    }
    const sizeOf = (page: number): { width: number; height: number } => ({
      width: module._FPDF_GetPageWidth(page),
      height: module._FPDF_GetPageHeight(page),
    })

    return {
      pages: module._FPDF_GetPageCount(document),
      size: (index) => withPage(index, sizeOf),
      render: (index, width) =>
        withPage(index, (page) => {
          const size = sizeOf(page)
          const height = Math.round((width * size.height) / size.width)
          const buffer = malloc(width * height)
          const bitmap = module._FPDFBitmap_CreateEx(width, height, greyFormat, buffer, width)
          module._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
          module._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, renderFlags)
          const pixels = module.HEAPU8.slice(buffer, buffer + width * height)
          module._FPDFBitmap_Destroy(bitmap)
          module.HEAPU8.fill(0, buffer, buffer + width * height)
          free(buffer)
          return { width, height, pixels }
        }),
      characters: (index) =>
        withPage(index, (page) => {
          const { height } = sizeOf(page)
          const textPage = module._FPDFText_LoadPage(page)
          const count = module._FPDFText_CountChars(textPage)
          const scratch = malloc(32)
          const placed: PlacedCharacter[] = []
          for (let at = 0; at < count; at++) {
            const unit = text._FPDFText_GetUnicode(textPage, at)
            // A character outside the BMP comes as two surrogates at the same place.
            const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < count
            const character = isPair
              ? String.fromCharCode(unit, text._FPDFText_GetUnicode(textPage, ++at))
              : String.fromCodePoint(unit)
            if (
              text._FPDFText_GetLooseCharBox(textPage, at, scratch) === 0 ||
              text._FPDFText_GetCharOrigin(textPage, at, scratch + 16, scratch + 24) === 0
            )
              continue
            // FS_RECTF: left, top, right, bottom as floats, of which only left and right belong to the glyph; PDF's y
            // grows upwards.
            const [left = 0, , right = 0] = new Float32Array(module.HEAPU8.buffer, scratch, 4)
            const baseline = height - (new Float64Array(module.HEAPU8.buffer, scratch + 16, 2)[1] ?? 0)
            const em = text._FPDFText_GetFontSize(textPage, at)
            placed.push({ character, left, right, top: baseline - 0.9 * em, bottom: baseline + 0.15 * em })
          }
          free(scratch)
          module._FPDFText_ClosePage(textPage)
          return placed
        }),
      close: () => {
        module._FPDF_CloseDocument(document)
        module.HEAPU8.fill(0, bytes, bytes + pdf.length)
        free(bytes)
      },
    }
  }
}
