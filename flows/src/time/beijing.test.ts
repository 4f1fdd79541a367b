import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beijingDay, beijingInstant, beijingTime } from './beijing.ts'

/** 夏时制 (国务院, 1986 to 1991): from 2 o'clock of the first day, one hour ahead, until 2 o'clock of the last. */
const summers = [
  ['1986-05-04', '1986-09-14'],
  ['1987-04-12', '1987-09-13'],
  ['1988-04-17', '1988-09-11'],
  ['1989-04-16', '1989-09-17'],
  ['1990-04-15', '1990-09-16'],
  ['1991-04-14', '1991-09-15'],
] as const

it.each(summers)('summer time from %s to %s', (first, last) => {
  const begins = Date.parse(`${first}T02:00:00+08:00`)
  const ends = Date.parse(`${last}T02:00:00+09:00`)
  expect(beijingTime(new Date(begins - 1_000))).toBe(`${first}T01:59:59+08:00`)
  expect(beijingTime(new Date(begins))).toBe(`${first}T03:00:00+09:00`)
  expect(beijingTime(new Date(ends - 1_000))).toBe(`${last}T01:59:59+09:00`)
  expect(beijingTime(new Date(ends))).toBe(`${last}T01:00:00+08:00`)
})

it.each([
  ['1985-07-01T15:30:00Z', '1985-07-01'],
  ['1988-05-20T15:30:00Z', '1988-05-21'],
  ['1988-05-20T14:59:59Z', '1988-05-20'],
  ['1988-01-20T15:30:00Z', '1988-01-20'],
  ['1992-07-01T15:30:00Z', '1992-07-01'],
  ['1899-12-31T16:00:00Z', '1900-01-01'],
  ['2026-11-22T16:00:00Z', '2026-11-23'],
])('%s is %s in Beijing', (instant, day) => expect(beijingDay(new Date(instant))).toBe(day))

it('an hour that the clocks skipped is read as if they had not', () =>
  expect(beijingTime(beijingInstant('1986-05-04T02:30:00'))).toBe('1986-05-04T03:30:00+09:00'))

it('every instant is read back from what a clock in Beijing shows', () => {
  const seconds = fc.integer({ min: Date.UTC(1901, 0, 2) / 1_000, max: Date.UTC(2100, 0, 1) / 1_000 })
  fc.assert(
    fc.property(fc.oneof(seconds, fc.integer({ min: 500_000_000, max: 700_000_000 })), (second) => {
      const instant = new Date(second * 1_000)
      const shown = beijingTime(instant)
      expect(new Date(shown)).toEqual(instant)
      // Of the hour that comes twice in autumn the first is meant.
      const read = beijingInstant(shown.slice(0, 19)).getTime()
      expect([0, -3_600_000]).toContain(read - instant.getTime())
    }),
  )
})
