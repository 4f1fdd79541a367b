import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Field } from '../model/affair.ts'
import { checkField, fieldProblems, normaliseValue } from './entries.ts'

const field = (parts: Partial<Field>): Field => ({
  id: 'f',
  label: { zh: '项', en: 'field' },
  type: 'text',
  origin: 'citizen',
  required: true,
  ...parts,
})
const options = [
  { id: 'a', label: { zh: '甲', en: 'A' } },
  { id: 'b', label: { zh: '乙', en: 'B' } },
]

describe('an entry', () => {
  it.each<[string, Partial<Field>, string | readonly string[] | null, string | null]>([
    ['nothing where something is needed', {}, null, 'required'],
    ['nothing where nothing is needed', { required: false }, '', null],
    ['a name with rare characters', { type: 'personName' }, '㛃䶮𠅤𬭚', null],
    ['a name with a foreign form', { type: 'personName' }, "阿依古丽·买买提 Mary-Ann O'Neil", null],
    ['a name with digits', { type: 'personName' }, '张3', 'characters'],
    ['a name as long as a book', { type: 'personName' }, '张'.repeat(61), 'tooLong'],
    ['a line break in a text', {}, '甲\n乙', 'characters'],
    ['a mobile number with spaces', { type: 'mobile' }, '138 0013 8000', null],
    ['a landline', { type: 'mobile' }, '03931234567', 'mobile'],
    ['an identity number in full-width digits', { type: 'idNumber' }, '１１０１０５１９４９１２３１００２ｘ', null],
    ['an identity number that is too short', { type: 'idNumber' }, '11010519491231002', 'idNumber'],
    ['a mistyped identity number', { type: 'idNumber' }, '110105194912310021', 'unsure'],
    ['a mistyped credit code', { type: 'uscc' }, '12441500196720244U', 'unsure'],
    ['a genuine credit code whose check digit does not fit', { type: 'uscc' }, '91350203M0001QKT19', 'unsure'],
    ['a credit code of 17', { type: 'uscc' }, '91350203M0001QKT1', 'uscc'],
    ['a mistyped card number', { type: 'bankCard' }, '6222020000000000001', 'unsure'],
    ['a rural passbook', { type: 'bankCard' }, '190001508123', 'unsure'],
    ['an account with a letter', { type: 'bankCard' }, '62220200000000X', 'bankCard'],
    ['a landline where a telephone is asked', { type: 'telephone' }, '0393-4411234', null],
    ['a landline without its area code', { type: 'telephone' }, '4411234', 'telephone'],
    ['no telephone where one is needed', { type: 'telephone' }, 'none', 'telephone'],
    ['no telephone where there may be none', { type: 'telephone', without: { zh: '无', en: 'none' } }, 'none', null],
    ['a character that only its register knows', {}, '示范\ue000路', 'characters'],
    ['a number', { type: 'number', min: 1, max: 10 }, '2.5', null],
    ['a number in words', { type: 'number' }, '三', 'number'],
    ['too small a number', { type: 'number', min: 1 }, '0', 'tooSmall'],
    ['too large a number', { type: 'number', max: 10 }, '11', 'tooLarge'],
    ['a day', { type: 'date' }, '2026-12-01', null],
    ['a day that does not exist', { type: 'date' }, '2026-02-30', 'date'],
    ['an option', { type: 'select', options }, 'a', null],
    ['an option by its name', { type: 'select', options }, '乙', null],
    ['no option', { type: 'select', options }, 'c', 'choose'],
    ['several options', { type: 'multiselect', options }, ['a', 'b'], null],
    ['an option twice', { type: 'multiselect', options }, ['a', 'a'], 'choose'],
    ['several where one is meant', { type: 'select', options }, ['a', 'b'], 'choose'],
    ['yes', { type: 'switch' }, 'yes', null],
    ['neither yes nor no', { type: 'switch' }, 'maybe', 'choose'],
  ])('of %s', (_, parts, entry, problem) =>
    expect(checkField(field(parts), entry === null ? null : normaliseValue(field(parts), entry))).toBe(problem),
  )

  it('has one of the documented problems, whatever it is', () => {
    const types = fc.constantFrom(
      ...([
        'text',
        'personName',
        'mobile',
        'telephone',
        'idNumber',
        'uscc',
        'address',
        'number',
        'date',
        'select',
        'multiselect',
        'switch',
        'bankCard',
      ] as const),
    )
    const entry = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()))
    fc.assert(
      fc.property(types, entry, (type, value) => {
        const one = field({ type, options })
        expect([null, ...fieldProblems]).toContain(checkField(one, normaliseValue(one, value)))
        expect([null, ...fieldProblems]).toContain(checkField(one, value))
      }),
    )
  })
})
