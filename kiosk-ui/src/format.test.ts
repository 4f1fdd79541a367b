import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Field } from '#flows/model/affair.ts'
import { dateWords, mask, promiseWords, timeWords, valueWords } from './format.ts'
import { load, speak } from './texts/index.ts'

beforeAll(async () => {
  await load('zh')
  await load('en')
  speak('zh')
})

describe('covering numbers', () => {
  test.each([
    ['11010519491231002X', '110105********002X'],
    ['13800138000', '138****8000'],
    ['6222020000000000000', '622202*********0000'],
    ['㛃䶮', '㛃*'],
    ['', ''],
  ])('%s → %s', (text, covered) => expect(mask(text)).toBe(covered))

  test('as many characters as before, rare ones too, and something is always covered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 40 }), (text) => {
        const covered = mask(text)
        expect([...covered]).toHaveLength([...text].length)
        expect(covered).toContain('*')
      }),
    )
  })
})

test('a promise nobody has confirmed is never shown as a figure', () => {
  expect(promiseWords({ days: 10, confirmed: false })).not.toMatch(/\d/)
  expect(promiseWords({ days: 10, confirmed: true })).toBe('10 个工作日')
  expect(promiseWords({ days: 0, confirmed: true })).toBe('当场办结')
})

test('dates in words; what is no date stays as it is', () => {
  expect(dateWords('2026-01-05')).toBe('2026年1月5日')
  expect(dateWords('长期')).toBe('长期')
  speak('en')
  expect(dateWords('2026-01-05')).toBe('5 January 2026')
  // Printed on cards, although it does not exist.
  expect(dateWords('1986-02-30')).toBe('30 February 1986')
  speak('zh')
})

test('times are the hall’s, wherever the machine thinks it is', () => {
  expect(timeWords('2026-11-22T08:30:00Z')).toContain('16:30')
  expect(timeWords('soon')).toBe('soon')
})

test('a choice is shown by its label, several of them in a row', () => {
  const field: Field = {
    id: 'f',
    label: { zh: '方式', en: 'way' },
    type: 'multiselect',
    origin: 'citizen',
    required: true,
    options: [
      { id: 'a', label: { zh: '甲', en: 'A' } },
      { id: 'b', label: { zh: '乙', en: 'B' } },
    ],
  }
  expect(valueWords(field, ['a', 'b'])).toBe('甲、乙')
  expect(valueWords({ ...field, type: 'select' }, 'b')).toBe('乙')
})
