import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasPrivateUse, nameKey, sameName, standardText } from './characters.ts'

/** The two-byte codes of GB 18030 whose characters were once encoded in the private use area only. */
const onceCodes: readonly (readonly [code: number, privateUse: number])[] = [
  [0xa2e3, 0xe76c],
  ...Array.from({ length: 7 }, (_, at) => [0xa6d9 + at, 0xe78d + at] as const),
  [0xa6ec, 0xe794],
  [0xa6ed, 0xe795],
  [0xa6f3, 0xe796],
  [0xa8bc, 0xe7c7],
  [0xa8bf, 0xe7c8],
  ...Array.from({ length: 13 }, (_, at) => [0xa989 + at, 0xe7e7 + at] as const),
  ...Array.from({ length: 0xa0 - 0x50 + 1 }, (_, at) => 0xfe50 + at)
    .filter((code) => code !== 0xfe7f)
    .map((code, at) => [code, 0xe815 + at] as const),
]
const decoder = new TextDecoder('gb18030')
const decode = (code: number): string => decoder.decode(Uint8Array.of(code >> 8, code & 0xff))
/** Codes for which the decoder still returns private use: extension B, by the glyphs in the standard. */
const extensionB: Readonly<Record<number, number>> = {
  0xfe51: 0x20087,
  0xfe52: 0x20089,
  0xfe53: 0x200cc,
  0xfe6c: 0x215d7,
  0xfe76: 0x2298f,
  0xfe91: 0x241fe,
}

describe('private use of GB 18030 and GBK', () => {
  it('becomes the place in Unicode, for every code of the standard that had one', () => {
    expect(onceCodes).toHaveLength(106)
    for (const [code, privateUse] of onceCodes) {
      const place = String.fromCodePoint(extensionB[code] ?? decode(code).codePointAt(0) ?? 0)
      expect(standardText(String.fromCodePoint(privateUse)), code.toString(16)).toBe(place)
      // The decoder's result for the bytes is converted correctly, too.
      expect(standardText(decode(code))).toBe(place)
      expect(hasPrivateUse(String.fromCodePoint(privateUse))).toBe(false)
    }
  })
  it('is 䶮 where a card says U+E863', () => expect(standardText('王\ue863')).toBe('王䶮'))
  it('leaves alone what only its maker knows, and says so', () => {
    for (const unknown of ['\ue000', '\ue76b', '\uf8ff', '\u{f0000}']) {
      expect(standardText(`李${unknown}`)).toBe(`李${unknown}`)
      expect(hasPrivateUse(`李${unknown}`)).toBe(true)
    }
    expect(hasPrivateUse('李㛃𪛖')).toBe(false)
  })
  it('is mapped once and for all, and changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(standardText(standardText(text))).toBe(standardText(text))
        if (!/[\ue000-\uf8ff]/.test(text)) expect(standardText(text)).toBe(text)
      }),
    )
  })
})

describe('two spellings of one name', () => {
  it.each([
    ['private use and Unicode', '王\ue863', '王䶮'],
    ['a Kangxi radical and the ideograph', '李⼀', '李一'],
    ['a radical of the supplement', '⻢明', '马明'],
    ['a compatibility ideograph that shares the glyph', '\uf9fd\uf914', '\u4ec0\u6a02'],
    ['a compatibility ideograph of plane 2', '\u{2f800}', '\u4e3d'],
    ['the middle dots in use', '阿依古丽·买买提', '阿依古丽•买买提'],
    ['a katakana dot', '阿依古丽・买买提', '阿依古丽･买买提'],
    ['a full stop', '阿依古丽.买买提', '阿依古丽．买买提'],
    ['every other dot there is', '阿依古丽·买买提', '阿依古丽‧买买提'],
    ['the operators and the Greek sign that look like one', '阿\u2219依\u22c5古', '阿\u0387依\u2024古'],
    ['a dot with spaces', '阿依古丽·买买提', '阿依古丽 · 买买提'],
    ['a hyphen that does not break', 'Jean\u2011Paul', 'Jean-Paul'],
    ['hyphen, dash, minus and full width', 'Jean\u2010Paul\u2013Li', 'Jean\u2212Paul－Li'],
    ['a typographic apostrophe', 'O’Brien', "O'Brien"],
    ['the other apostrophes', 'O\u02bcBrien', 'O\u2018Brien'],
    ['an accent in place of an apostrophe', 'O\u00b4Brien', 'O`Brien'],
    ['a composed and a decomposed letter', 'Jos\u00e9', 'Jose\u0301'],
    ['full and half width', 'ＭＡＲＹ', 'Mary'],
    ['spaces', '王　小明', '王小明'],
    ['a zero-width space and a variation selector', '王\u200b小\u{e0100}明', '王小明'],
  ])('are the same: %s', (_, one, other) => expect(sameName(one, other)).toBe(true))
  it('differ where people do', () => {
    expect(sameName('王小明', '王晓明')).toBe(false)
    expect(sameName('王戊', '王戌')).toBe(false)
    expect(sameName('李\ue000', '李\ue001')).toBe(false)
    expect(sameName('Jean-Paul', 'Jean Paul')).toBe(false)
    expect(sameName("O'Brien", 'OBrien')).toBe(false)
    expect(sameName('José', 'Jose')).toBe(false)
  })
  it('have a form that stays the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(sameName(name, ` ${name}\u200b`)).toBe(true)
        expect(nameKey(standardText(name))).toBe(nameKey(name))
      }),
    )
  })
})
