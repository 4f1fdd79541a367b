import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { widthOf, wrap } from './lines.ts'

const written = fc.array(
  fc.constantFrom('办', '证', '，', '。', '（', '）', '“', '”', ' ', 'word ', 'A', '3', '、', '/', 'registration '),
  { maxLength: 60 },
)

describe('a text broken into lines', () => {
  test('loses nothing but the spaces at which it broke', () =>
    fc.assert(
      fc.property(written, fc.integer({ min: 4, max: 30 }), (parts, width) => {
        const text = parts.join('')
        expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    ))

  test('has no line wider than its room, unless it is one piece', () =>
    fc.assert(
      fc.property(written, fc.integer({ min: 16, max: 40 }), (parts, width) => {
        // No more than a few marks in a row, as people write.
        fc.pre(!/[，。（）“”、/]{3}/u.test(parts.join('')))
        for (const line of wrap(parts.join(''), width)) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    ))

  test('begins no line with a mark that closes, and ends none with one that opens', () =>
    fc.assert(
      fc.property(written, fc.integer({ min: 4, max: 30 }), (parts, width) => {
        // Nobody writes a space before a mark that closes or after one that opens.
        fc.pre(!/ [，。、）”]|[（“] /u.test(parts.join('')))
        for (const line of wrap(parts.join('').trim(), width).slice(1)) expect(line).not.toMatch(/^[，。、）”]/u)
        for (const line of wrap(parts.join('').trim(), width).slice(0, -1)) expect(line).not.toMatch(/[（“]$/u)
      }),
    ))
})
