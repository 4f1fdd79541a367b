import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beijingDay } from './beijing.ts'
import { dayProblem, isDate, isDayAsPrinted, normaliseDay } from './days.ts'

describe('a day', () => {
  it('exists or not', () => {
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].every(isDate)).toBe(true)
    expect(['2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-1-1', ''].some(isDate)).toBe(
      false,
    )
  })
  it('may be printed on a card although no calendar has it', () => {
    expect(['1986-02-30', '2034-02-29', '2024-02-29'].every(isDayAsPrinted)).toBe(true)
    expect(['1986-13-01', '1986-00-10', '1986-02-32', '长期', ''].some(isDayAsPrinted)).toBe(false)
  })
  it.each([
    ['a UTC instant of the evening', '2026-11-02T16:30:00Z', '2026-11-03'],
    ['the same with milliseconds', '2026-11-02T16:30:00.000Z', '2026-11-03'],
    ['without the signs between', '20261102T163000Z', '2026-11-03'],
    ['with Beijing’s own offset', '2026-11-02T00:00:00+08:00', '2026-11-02'],
    ['with an offset without a colon', '2026-11-02T23:30:00+0000', '2026-11-03'],
    ['an instant of the day before', '2026-11-02T15:59:59Z', '2026-11-02'],
    ['midnight by the summer time of 1988', '1988-05-31T15:00:00Z', '1988-06-01'],
    ['a local time', '2026-11-02T16:30:00', '2026-11-02'],
    ['a local time, compact', '20261101T080000', '2026-11-01'],
    ['a local time after a space', '2026-11-02 23:59:59', '2026-11-02'],
    ['eight digits', '20261102', '2026-11-02'],
    ['full-width digits', '２０２６１１０２', '2026-11-02'],
    ['Chinese', '2026年11月2日', '2026-11-02'],
    ['slashes', '2026/11/2', '2026-11-02'],
    ['an offset of hours only', '2026-11-02T23:30:00+00', '2026-11-03'],
    ['fourteen digits', '20261102235959', '2026-11-02'],
    ['a time in Chinese', '2026年11月2日8时30分', '2026-11-02'],
    ['one digit of an hour', '2026-11-02 8:30', '2026-11-02'],
    ['Chinese without the last character', '2026年11月2', '2026-11-02'],
    ['one digit too many', '198805211', '198805211'],
    ['two too many', '1988052111', '1988052111'],
    ['three too many', '19880521123', '19880521123'],
    ['an identity number', '410928198805211525', '410928198805211525'],
    ['one digit too few', '1988052', '1988052'],
    ['a third digit of the day', '1988-05-211', '1988-05-211'],
    ['a second date behind it', '2026-11-02 2026-11-03', '2026-11-02 2026-11-03'],
    ['words behind it', '2026-11-02 左右', '2026-11-02 左右'],
    ['a letter without a time', '2026-11-02T', '2026-11-02T'],
    ['what is none', '去年', '去年'],
  ])('is read from %s', (_, text, day) => expect(normaliseDay(text)).toBe(day))
  it('is Beijing’s, whatever the instant and however it is written', () => {
    const instants = fc.date({
      min: new Date('1992-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, fc.integer({ min: -12, max: 14 }), (instant, hours) => {
        const day = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
        expect(beijingDay(instant)).toBe(day)
        expect(normaliseDay(instant.toISOString())).toBe(day)
        const there = new Date(instant.getTime() + hours * 3_600_000).toISOString().slice(0, 19)
        const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
        expect(normaliseDay(there + offset)).toBe(day)
      }),
    )
  })
  it('is read the same twice, and reading never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseDay(normaliseDay(text))).toBe(normaliseDay(text))
      }),
    )
  })
})

describe('a day that can be meant', () => {
  const today = '2026-11-27'
  it.each([
    ['today', '2026-11-27', {}, null],
    ['tomorrow', '2026-11-28', {}, 'future'],
    ['the year 2090', '2090-01-01', {}, 'future'],
    ['a planned day', '2026-12-31', { planned: true }, null],
    ['a plan for the year 2999', '2999-01-01', { planned: true }, 'future'],
    ['the year 1899', '1899-12-31', {}, 'tooEarly'],
    ['the year 0026', '0026-11-02', {}, 'tooEarly'],
    ['a death before the birth', '1940-01-01', { notBefore: '1953-08-07' }, 'beforeBirth'],
    ['a death on the day of birth', '1953-08-07', { notBefore: '1953-08-07' }, null],
    ['no day', '2026-02-30', {}, 'date'],
  ] as const)('%s', (_, day, bounds, problem) => expect(dayProblem(day, { today, ...bounds })).toBe(problem))
  it('is not judged by a future that nobody knows', () => expect(dayProblem('2090-01-01', { today: null })).toBeNull())
})
