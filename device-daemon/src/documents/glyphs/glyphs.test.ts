import { beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../content/examples.ts'
import { loadFontChain } from './font-chain.ts'
import { loadGlyphMap } from './glyph-map.ts'
import { blankCharacters, looksLike, missingCharacters } from './glyphs.ts'
import type { RenderedPage } from './glyphs.ts'
import { loadPdfium } from '../engines/pdfium.ts'
import type { OpenPdf } from '../engines/pdfium.ts'
import { createSkia } from '../engines/skia.ts'
import type { Skia } from '../engines/skia.ts'
import { createTypesetter } from '../engines/typesetter.ts'
import { documentView } from '../content/view.ts'

const chain = loadFontChain()
const glyphs = loadGlyphMap(chain)
let openPdf: (pdf: Uint8Array) => OpenPdf
let skia: Skia

beforeAll(async () => {
  openPdf = await loadPdfium()
  skia = createSkia(chain)
})

/** The first page of a form for a person with this name, typeset with these slices. */
function pageWith(name: string, slices: readonly string[]): RenderedPage {
  const pdf = openPdf(
    createTypesetter().typeset('form', documentView(exampleForm({ name, values: { szname: name } })), slices).pdf,
  )
  const page = { bitmap: pdf.render(0, 1190), scale: 2, characters: pdf.characters(0) }
  pdf.close()
  return page
}

const glyph = (character: string): Parameters<typeof looksLike>[2] => skia.drawGlyph(character, 48)

describe('a name on the page', () => {
  test.each(['王㛃䶮', '李𠅤𬭚', '𠀀𪛖𪜀𫜴𫝀𫠝𫠠𬺡𬺰𮯠', '鿿䶿𰀀𱍐'])(
    '%s is, as pixels, the glyphs of its fonts',
    (name) => {
      const page = pageWith(name, chain.slicesFor(name))
      expect(missingCharacters([page], name, glyphs)).toEqual([])
      expect(blankCharacters(page)).toEqual([])
      expect([...name].map((character) => looksLike(page, character, glyph(character), glyphs))).toEqual(
        [...name].map(() => true),
      )
    },
  )

  test('does not pass for another one', () => {
    const page = pageWith('李𪛖𬺡', chain.slicesFor('𪛖𬺡'))
    expect(looksLike(page, '𪛖', glyph('𬺡'), glyphs)).toBe(false)
    expect(looksLike(page, '李', glyph('王'), glyphs)).toBe(false)
    expect(looksLike(page, '龘', glyph('龘'), glyphs)).toBe(null)
  })

  test('set without the font it needs is caught, although its text can be extracted', () => {
    const page = pageWith('李𪛖𬺡', [])
    expect(page.characters.map((placed) => placed.character)).toContain('李')
    for (const character of '𪛖𬺡') {
      const isThere = missingCharacters([page], character, glyphs).length === 0
      expect(
        isThere &&
          looksLike(page, character, glyph(character), glyphs) === true &&
          !blankCharacters(page).includes(character),
      ).toBe(false)
    }
  })
})

test('a cell without ink is a blank character, white on black is not', () => {
  const pixels = new Uint8Array(40 * 20).fill(255)
  for (let y = 0; y < 20; y++) for (let x = 20; x < 40; x++) pixels[y * 40 + x] = x > 28 && x < 32 ? 255 : 0
  const page: RenderedPage = {
    bitmap: { width: 40, height: 20, pixels },
    scale: 1,
    characters: [
      { character: '空', left: 0, top: 0, right: 20, bottom: 20 },
      { character: '白', left: 20, top: 0, right: 40, bottom: 20 },
      { character: ' ', left: 0, top: 0, right: 20, bottom: 20 },
    ],
  }
  expect(blankCharacters(page)).toEqual(['空'])
})
