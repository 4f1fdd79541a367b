import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field } from '../model/affair.ts'
import { checkField, checkGiven, normaliseGiven } from './entries.ts'
import { normaliseTelephone, telephoneProblem } from './telephone.ts'

describe('a telephone', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['86-138-0013-8000', '13800138000'],
    ['0393-4411234', '0393-4411234'],
    ['03934411234', '0393-4411234'],
    ['（0393）4411234', '0393-4411234'],
    ['０３９３－４４１１２３４', '0393-4411234'],
    ['0393—4411234', '0393-4411234'],
    ['010 6552 9988', '010-65529988'],
    ['021-65529988-801', '021-65529988-801'],
    ['0393-4411234转12', '0393-4411234-12'],
    ['0393-4411234 分机号：12', '0393-4411234-12'],
    ['010-65529988 ext. 8012', '010-65529988-8012'],
    ['010-65529988#8012', '010-65529988-8012'],
    ['0393-4411-2345', '0393-44112345'],
    ['+86-393-4411234', '0393-4411234'],
    ['+86 (0)393 4411234', '0393-4411234'],
    ['0086 10 65529988', '010-65529988'],
    ['+862165529988-801', '021-65529988-801'],
    ['(86)393-4411234', '0393-4411234'],
    ['400-812-3456', '400-812-3456'],
    ['4008123456', '400-812-3456'],
    ['400 8123 456', '400-812-3456'],
    ['+86 400 812 3456', '400-812-3456'],
    ['8008123456', '800-812-3456'],
    ['400-812-3456转7', '400-812-3456-7'],
  ])('is a mobile number, a landline with its area code, or a 400 number: %s', (typed, number) => {
    expect(telephoneProblem(typed)).toBeNull()
    expect(normaliseTelephone(typed)).toBe(number)
  })
  it.each([
    ['4411234', 'area'],
    ['0393', 'length'],
    ['0393-1411234', 'length'],
    ['393-4411234', 'length'],
    ['12345678901', 'length'],
    ['13800138000转12', 'characters'],
    ['+1 212 5550100', 'length'],
    ['电话', 'characters'],
    ['', 'length'],
  ])('is not %s', (typed, problem) => expect(telephoneProblem(typed)).toBe(problem))
})

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const area = fc.oneof(
  fc.constant('010'),
  digits(1).map((d) => `02${d}`),
  // No place has 0400 or 0800.
  fc.stringMatching(/^0(?:[3579]\d|[468][1-9])\d$/),
)
/** Any number by its one form. */
const numbers = fc.oneof(
  fc.stringMatching(/^1[3-9]\d{9}$/).map((number) => ({ parts: [number], extension: '' })),
  fc.record({
    parts: fc.oneof(
      fc.tuple(area, fc.stringMatching(/^[2-9]\d{6,7}$/)),
      fc.tuple(fc.constantFrom('400', '800'), digits(3), digits(4)),
    ),
    extension: fc.oneof(fc.constant(''), fc.stringMatching(/^\d{1,5}$/)),
  }),
)
const field: Field = {
  id: 'telephone',
  label: { zh: '电话', en: 'Telephone' },
  type: 'telephone',
  required: true,
  origin: 'shared',
}

describe('every number', () => {
  it('is the same however it is written, and its one form stays as it is', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('', '+86', '+86 ', '+86-', '0086', '0086-', '86-'),
        fc.constantFrom('', ' ', '-'),
        fc.constantFrom('-', '转', ' 分机', '#', ' ext.'),
        ({ parts, extension }, prefix, gap, by) => {
          const form = [...parts, ...(extension === '' ? [] : [extension])].join('-')
          const [first = '', ...rest] = parts
          const national = prefix === '' ? first : first.replace(/^0/, '')
          const typed = prefix + [national, ...rest].join(gap) + (extension === '' ? '' : by + extension)
          expect(normaliseTelephone(typed)).toBe(form)
          expect(normaliseTelephone(form)).toBe(form)
          expect(telephoneProblem(typed)).toBeNull()
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('of an authority is kept, also one that nobody here could type', () => {
    for (const given of ['12345', '95588', '+852 2123 4567', '0393-4411234/4411235', '3934411234', '4411234'])
      expect([normaliseGiven(field, given), checkGiven(field, given, {})]).toEqual([given, null])
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d[\d -]{0,20}\d{5}$/), (given) => {
        const value = normaliseGiven(field, given)
        expect(checkGiven(field, value, {})).toBeNull()
        const kept = String(value).replace(/\D/g, '')
        if (checkField(field, value, {}) !== null) expect(kept).toBe(given.replace(/\D/g, ''))
      }),
    )
  })

  it.each(['无', '不详', '', '-', '见备注 5 页'])('words of an authority are none: %s', (given) =>
    expect(checkGiven(field, normaliseGiven(field, given), {})).not.toBeNull(),
  )

  it('whatever is typed has an answer, and one form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(telephoneProblem(typed) ?? 'fine').toBeTypeOf('string')
        expect(normaliseTelephone(normaliseTelephone(typed))).toBe(normaliseTelephone(typed))
      }),
    )
  })
})
