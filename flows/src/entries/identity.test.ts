import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bankCardProblem,
  idCheckDigit,
  idNumberProblem,
  licenceIdProblem,
  maskIdNumber,
  mobileProblem,
  mod3736,
  normaliseMobile,
  normaliseNumber,
  parseIdNumber,
  usccProblem,
} from './identity.ts'

describe('公民身份号码 (GB 11643)', () => {
  it('is read: region, birth date, sex', () => {
    expect(parseIdNumber('11010519491231002X')).toEqual({
      ok: true,
      value: { kind: 'resident', region: '110105', birthDate: '1949-12-31', sex: 'female' },
    })
  })

  it.each(['932682198501010017', '911124198108030024', '931586198001010028'])(
    "is read from a foreigner's card of 2023: %s",
    (number) => {
      expect(parseIdNumber(number)).toMatchObject({ ok: true, value: { kind: 'foreigner' } })
    },
  )

  it('is read from a residence permit of Hong Kong, Macao or Taiwan', () => {
    const first = '81000019900101001'
    expect(parseIdNumber(first + idCheckDigit(first))).toMatchObject({
      ok: true,
      value: { kind: 'settled', region: '810000', sex: 'male' },
    })
  })

  it.each([
    ['one digit short', '1101051949123100X', 'length'],
    ['a letter inside', '11010519491231O02X', 'characters'],
    ['a province that does not exist', '99010519491231002X', 'region'],
    ['the 30th of February', `11010519490230002${idCheckDigit('11010519490230002')}`, 'noSuchDay'],
    ['the 32nd of January', `11010519490132002${idCheckDigit('11010519490132002')}`, 'birthDate'],
    ['a birth before 1900', `11010518991231002${idCheckDigit('11010518991231002')}`, 'birthDate'],
    ['a wrong check character', '110105194912310021', 'checkDigit'],
  ])('is refused with %s', (_, number, problem) => expect(idNumberProblem(number)).toBe(problem))

  it('is refused when the birth lies in the future', () => {
    const first = '41090220991231001'
    const number = first + idCheckDigit(first)
    expect(idNumberProblem(number, '2026-11-22')).toBe('birthDate')
    expect(idNumberProblem(number)).toBeNull()
  })

  it('is refused when the birth is tomorrow, and accepted when it is today', () => {
    const born = (day: string) => `410902${day}001` + idCheckDigit(`410902${day}001`)
    expect(idNumberProblem(born('20261128'), '2026-11-27')).toBe('birthDate')
    expect(idNumberProblem(born('20261127'), '2026-11-27')).toBeNull()
  })

  it('is understood however it was typed', () => {
    expect(normaliseNumber(' １１０１０５ 19491231-002ｘ ')).toBe('11010519491231002X')
    expect(idNumberProblem('110105 19491231 002x')).toBeNull()
  })

  it('never passes with one digit changed or two neighbours swapped', () => {
    const digit = fc.integer({ min: 0, max: 9 })
    const number = fc
      .tuple(
        fc.constantFrom('410902', '110105', '650104'),
        fc.date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true }),
        digit,
        digit,
        digit,
      )
      .map(([region, date, a, b, c]) => `${region}${date.toISOString().slice(0, 10).replaceAll('-', '')}${a}${b}${c}`)
      .map((first) => first + idCheckDigit(first))
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), digit, (good, at, other) => {
        expect(idNumberProblem(good)).toBeNull()
        const changed = good.slice(0, at) + String(other) + good.slice(at + 1)
        if (changed !== good) expect(idNumberProblem(changed)).not.toBeNull()
        const swapped =
          good.slice(0, at) +
          good
            .slice(at, at + 2)
            .split('')
            .toReversed()
            .join('') +
          good.slice(at + 2)
        if (swapped !== good) expect(idNumberProblem(swapped)).not.toBeNull()
      }),
    )
  })
})

describe('统一社会信用代码 (GB 32100)', () => {
  it.each([
    '12441500196720244T',
    '11370800MB28559184',
    '91330000755918469E',
    '11511301008778183N',
    '11370000MB284651XL',
    '115113010833722043',
  ])('accepts %s', (code) => expect(usccProblem(code)).toBeNull())
  it.each([
    ['letters that the code does not have', '12441500196720244I', 'characters'],
    ['a wrong check character', '12441500196720244U', 'checkDigit'],
    ['a region of letters', '12A41500196720244T', 'region'],
    ['too few characters', '1244150019672024', 'length'],
  ])('refuses %s', (_, code, problem) => expect(usccProblem(code)).toBe(problem))
})

describe('电子证照标识 (GB/T 36904)', () => {
  const known = [
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9',
  ]
  it('accepts a published one', () => expect(licenceIdProblem(known[0] ?? '')).toBeNull())
  it('agrees with the published check characters', () => {
    expect(mod3736('11100000000013338W01111430000006122244L20230000403001')).toBe('U')
    expect(mod3736('11100000MB03271699022340100000000016001')).toBe('9')
  })
  it('accepts an issuer given as region instead of a social credit code', () =>
    expect(licenceIdProblem(known[1] ?? '')).toBeNull())
  it.each([
    [
      'a wrong check character',
      '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V',
      'checkDigit',
    ],
    ['another root', '1.2.156.9999.2.11100000000013338W011.11430000006122244L.20230000403.001.U', 'characters'],
    ['a short type', '1.2.156.3005.2.W011.11430000006122244L.20230000403.001.U', 'length'],
  ])('refuses %s', (_, id, problem) => expect(licenceIdProblem(id)).toBe(problem))
})

describe('mobile and bank card', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '+8613800138000',
    '0086-138-0013-8000',
    '8613800138000',
    '１３８００１３８０００',
  ])('takes %s as the same number', (typed) => {
    expect(mobileProblem(typed)).toBeNull()
    expect(normaliseMobile(typed)).toBe('13800138000')
  })
  it.each([
    ['12800138000', 'characters'],
    ['1380013800', 'length'],
    ['1380013800a', 'characters'],
    ['', 'length'],
  ])('refuses %s', (typed, problem) => expect(mobileProblem(typed)).toBe(problem))
  it('accepts a card number with the Luhn check, spaces or not', () => {
    expect(bankCardProblem('6222 0200 0000 0000 000')).toBeNull()
    expect(bankCardProblem('6222020000000000009')).toBe('checkDigit')
    expect(bankCardProblem('62220')).toBe('length')
    // A rural passbook, and an account number longer than any card number.
    expect(bankCardProblem('190001508123')).toBe('checkDigit')
    expect(bankCardProblem('19000150812300000000123')).toBe('checkDigit')
    expect(bankCardProblem('622202000000000000x')).toBe('characters')
  })
})

describe('on the screen', () => {
  it('hides most of a number', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105********002X')
  })
  it('shows nothing of a number too short for its mask', () =>
    expect(maskIdNumber('110105194912')).toBe('************'))
})

describe('whatever is typed', () => {
  it('gives an answer and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        for (const check of [idNumberProblem, usccProblem, licenceIdProblem, mobileProblem, bankCardProblem])
          expect(check(typed) ?? 'fine').toBeTypeOf('string')
        expect(normaliseNumber(normaliseNumber(typed))).toBe(normaliseNumber(typed))
      }),
    )
  })
})
