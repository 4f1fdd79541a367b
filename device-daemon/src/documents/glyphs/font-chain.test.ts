import { create, openSync } from 'fontkit'
import { describe, expect, test } from 'vitest'
import { loadFontChain, notoFiles, readSlice } from './font-chain.ts'

const chain = loadFontChain()
const uncoveredIn = (first: number, last: number): number =>
  chain.uncovered(Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join(''))
    .length

describe('the font chain', () => {
  /** Assigned code points of Unicode 17 in each block. */
  test.each([
    ['URO', 0x4e00, 0x9fff, 0],
    ['extension A', 0x3400, 0x4dbf, 0],
    ['extension B', 0x20000, 0x2a6df, 0],
    ['extension C', 0x2a700, 0x2b739, 0],
    ['extension D', 0x2b740, 0x2b81d, 0],
    ['extension E', 0x2b820, 0x2cea1, 0],
    ['extension F', 0x2ceb0, 0x2ebe0, 0],
    ['extension G', 0x30000, 0x3134a, 1894],
    ['extension H', 0x31350, 0x323af, 1921],
    ['extension I', 0x2ebf0, 0x2ee5d, 622],
  ])('%s lacks exactly what the README says', (_, first, last, lacking) => {
    expect(uncoveredIn(first, last)).toBe(lacking)
  })

  test('what it claims of Noto Sans SC is in both weights', () => {
    const claimed = [...Array(0x30000).keys()].filter(
      (codePoint) =>
        codePoint > 0x20 &&
        chain.uncovered(String.fromCodePoint(codePoint)).length === 0 &&
        chain.slicesFor(String.fromCodePoint(codePoint)).length === 0,
    )
    expect(claimed.length).toBeGreaterThan(30_000)
    for (const file of Object.values(notoFiles)) {
      const has = new Set(openSync(file).characterSet)
      expect(claimed.filter((codePoint) => !has.has(codePoint) && codePoint !== 0x200b)).toEqual([])
    }
  })

  test.each(['𪛖', '𪜈', '𫝀', '𬺡', '鿿', '𰀀', '𱍐'])(
    'the slice that is named for %s has a glyph with an outline',
    (character) => {
      const [slice] = chain.slicesFor(character)
      const font = create(readSlice(slice ?? ''))
      expect(font.familyName).toBe(`Kiosk Han ${slice}`)
      expect(font.glyphForCodePoint(character.codePointAt(0) ?? 0).path.commands.length).toBeGreaterThan(4)
    },
  )

  test('usual text needs no slice, a private-use character has no font', () => {
    expect(chain.slicesFor('王㛃䶮，濮阳市 ABC 123')).toEqual([])
    expect(chain.uncovered('王\ue000明\u0007\u202e')).toEqual(['\ue000', '\u0007', '\u202e'])
  })
})
