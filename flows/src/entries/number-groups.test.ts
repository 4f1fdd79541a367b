import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupedNumber, numberGroups } from './number-groups.ts'

it.each([
  ['SYN202611220001', 'SYN2 0261 1220 001'],
  ['0b8f6a54-6f0e-4f3f-9d0e-6c5a0f6f1c11', '0b8f 6a54-6f0e-4f3f-9d0e-6c5a 0f6f 1c11'],
  ['龙审〔2026〕12号', '龙审〔2 026〕 12号'],
  ['', ''],
])('%j is written %j', (number, grouped) => expect(groupedNumber(number)).toBe(grouped))

it('no character is lost or added but spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (number) => {
      expect(numberGroups(number).join('')).toBe(number)
      expect(groupedNumber(number).replaceAll(' ', '')).toBe(number.replaceAll(' ', ''))
    }),
  )
})
