/**
 * What the engines' process does: typeset, check the result, draw pages and lines. Everything heavy is behind this
 * file; nothing here knows about processes.
 */
import { loadFontChain } from '../glyphs/font-chain.ts'
import { loadGlyphMap, plain } from '../glyphs/glyph-map.ts'
import { blankCharacters, looksLike, missingCharacters } from '../glyphs/glyphs.ts'
import type { RenderedPage } from '../glyphs/glyphs.ts'
import { loadPdfium } from './pdfium.ts'
import type { OpenPdf } from './pdfium.ts'
import { greyPng } from '../glyphs/png.ts'
import type { Attachment, Picture, RenderedDocument } from '../port.ts'
import { createSkia } from './skia.ts'
import { rasterise } from '../glyphs/text-raster.ts'
import { createTypesetter } from './typesetter.ts'
import type { TemplateName } from './typesetter.ts'
import type { DocumentView } from '../content/view.ts'
import { dataOf, stringsOf } from '../content/view.ts'
import type { Bitmap1, CellStyle } from '../../devices/receipt-printer/raster.ts'
import type { Result } from '../../base/result.ts'
import { fail, ok } from '../../base/result.ts'

export interface GlyphFailure {
  readonly code: 'unprintableCharacter'
  readonly detail: string
  readonly characters: readonly string[]
}

export interface Engines {
  typeset(template: TemplateName, view: DocumentView): Result<RenderedDocument, GlyphFailure>
  pictures(pdf: Uint8Array, widthPx: number): readonly Picture[]
  bind(pdf: Uint8Array, attachments: readonly Attachment[]): Promise<Result<RenderedDocument, GlyphFailure>>
  rasterise(text: string, style: CellStyle): Result<Bitmap1, GlyphFailure>
}

/** Pixels per point when checking a page: a 10.5 pt character is 21 px, enough to tell glyphs apart. */
const lookScale = 2

export async function startEngines(): Promise<Engines> {
  const chain = loadFontChain()
  const glyphs = loadGlyphMap(chain)
  const typesetter = createTypesetter()
  const openPdf = await loadPdfium()
  const skia = createSkia(chain)

  const unprintable = (
    characters: readonly string[],
    where: string,
  ): { readonly ok: false; readonly failure: GlyphFailure } =>
    fail({
      code: 'unprintableCharacter',
      detail: `${characters.length} characters ${where}: ${characters.map(codeOf).join(' ')}`,
      characters,
    })

  /** The characters that did not reach the paper correctly. */
  const wrongOnPaper = (pdf: OpenPdf, written: string, rare: readonly string[]): readonly string[] => {
    const pages = Array.from({ length: pdf.pages }, (_, index): RenderedPage => ({
      bitmap: pdf.render(index, Math.round(pdf.size(index).width * lookScale)),
      scale: lookScale,
      characters: pdf.characters(index),
    }))
    const wrong = rare.filter((character) => {
      const references = [...new Set([character, plain(character)])].map((one) => skia.drawGlyph(one, 48))
      return pages.some((page) =>
        references.every((reference) => looksLike(page, character, reference, glyphs) === false),
      )
    })
    return [...new Set([...missingCharacters(pages, written, glyphs), ...pages.flatMap(blankCharacters), ...wrong])]
  }

  return {
    typeset: (template, view) => {
      const text = stringsOf([view.frame, view.view, view.words]).join('\n')
      const uncovered = chain.uncovered(text)
      if (uncovered.length > 0) return unprintable(uncovered, 'in no font')
      const slices = chain.slicesFor(text)
      const document = typesetter.typeset(template, view, slices)
      const pdf = openPdf(document.pdf)
      try {
        const rare = [...new Set(text)].filter((character) => chain.slicesFor(character).length > 0)
        const wrong = wrongOnPaper(pdf, stringsOf(dataOf(view.view)).join(''), rare)
        return wrong.length > 0 ? unprintable(wrong, 'not on the page') : ok(document)
      } finally {
        pdf.close()
      }
    },
    pictures: (bytes, widthPx) => {
      const pdf = openPdf(bytes)
      try {
        return Array.from({ length: pdf.pages }, (_, index): Picture => {
          const bitmap = pdf.render(index, widthPx)
          return { type: 'image/png', bytes: greyPng(bitmap), width: bitmap.width, height: bitmap.height }
        })
      } finally {
        pdf.close()
      }
    },
    bind: async (pdf, attachments) => {
      const { appendPages } = await import('./bind.ts')
      const made = attachments.flatMap((one) => ('pdf' in one ? [one.pdf] : []))
      const photographed = attachments.flatMap((one) => ('pdf' in one ? [] : [one]))
      if (photographed.length === 0) return ok(await appendPages(pdf, made))
      const titles = photographed.map(({ title }) => title)
      const uncovered = chain.uncovered(titles.join(''))
      if (uncovered.length > 0) return unprintable(uncovered, 'in no font')
      const files = new Map(photographed.map(({ jpeg }, index) => [`page-${index}.jpg`, jpeg]))
      const pages = photographed.map(({ title }, index) => ({ title, file: `page-${index}.jpg` }))
      const appendix = typesetter.typeset('attachments', { pages }, chain.slicesFor(titles.join('')), files)
      return ok(await appendPages(pdf, [...made, appendix.pdf]))
    },
    rasterise: (text, style) => {
      const uncovered = chain.uncovered(text)
      return uncovered.length > 0 ? unprintable(uncovered, 'in no font') : ok(rasterise(skia, text, style))
    },
  }
}

const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`
