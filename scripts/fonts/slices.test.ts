import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonCharacters, planScreen, unicodeRange } from './slices.ts'

test('a unicode-range names every code point once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0x20, max: 0x323af }), { minLength: 1 }), (codePoints) => {
      const back = unicodeRange(codePoints)
        .split(',')
        .flatMap((run) => {
          const [first = '', last = first] = run.slice(2).split('-')
          const start = Number.parseInt(first, 16)
          return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, index) => start + index)
        })
      expect(back).toEqual(codePoints.toSorted((a, b) => a - b))
    }),
  )
})

test('GB 2312 level 1 is 3755 characters, from 啊 to 座', () => {
  const characters = commonCharacters().map((codePoint) => String.fromCodePoint(codePoint))
  expect([characters.length, characters[0], characters.at(-1)]).toEqual([3755, '啊', '座'])
})

test('the screen’s slices lose no character of the font, and a new text moves only the usual ones', () => {
  const noto = new Set([...commonCharacters(), 0x41, 0x42, 0x63, 0x36c3, 0x4dae, 0xff0c])
  const before = planScreen(noto, [0x4e00])
  const after = planScreen(noto, [0x4e00, 0x36c3])
  const all = new Set([...after.usual, ...after.blocks].flatMap((slice) => slice.codePoints))
  expect([...noto].filter((codePoint) => !all.has(codePoint))).toEqual([])
  expect(after.blocks).toEqual(before.blocks)
  expect(after.usual[0]?.codePoints).toContain(0x36c3)
})
