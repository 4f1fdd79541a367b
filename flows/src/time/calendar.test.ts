import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, dueBy } from './calendar.ts'
import { parseHolidayYear } from '../catalogue.ts'

const parsed = parseHolidayYear(
  readFileSync(new URL('../../../assets/calendar/2026.yaml', import.meta.url), 'utf8'),
  '2026.yaml',
)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const calendar = calendarOf([parsed.value])

describe('working days', () => {
  it('skip the Spring Festival and count the Saturdays worked in exchange', () => {
    // 2026-02-13 is a Friday. Saturday 14 is a working day, 15 to 23 are off, Saturday 28 is a working day.
    expect(calendar.addWorkingDays('2026-02-13', 1)).toEqual({ date: '2026-02-14', known: true })
    expect(calendar.addWorkingDays('2026-02-13', 2)).toEqual({ date: '2026-02-24', known: true })
    expect(calendar.addWorkingDays('2026-02-27', 1)).toEqual({ date: '2026-02-28', known: true })
  })

  it('skip National Day and count the 10th of October', () => {
    expect(calendar.addWorkingDays('2026-09-30', 1)).toEqual({ date: '2026-10-08', known: true })
    expect(calendar.addWorkingDays('2026-09-30', 3)).toEqual({ date: '2026-10-10', known: true })
  })

  it('end with the last day there is', () => {
    expect(calendar.addWorkingDays('9999-12-31', 5)).toEqual({ date: '9999-12-31', known: false })
    expect(calendar.addWorkingDays('9999-12-30', 5)).toEqual({ date: '9999-12-31', known: false })
  })

  it('end the same day when something is done at once (即办)', () =>
    expect(calendar.addWorkingDays('2026-11-22', 0)).toEqual({ date: '2026-11-22', known: true }))

  it('fall back to weekends in a year not yet arranged, and say so', () => {
    expect(calendar.isWorkingDay('2027-01-01')).toEqual({ working: true, known: false })
    expect(calendar.addWorkingDays('2026-12-31', 1)).toEqual({ date: '2027-01-01', known: false })
  })

  it('know the last days of a year only with the next one’s arrangement, which can take or give them', () => {
    const year = (number: number, from: string, to: string, workdays: string[]) => ({
      ...parsed.value,
      year: number,
      holidays: [{ name: { zh: '元旦', en: 'New Year' }, from, to }],
      workdays,
    })
    expect(calendar.isWorkingDay('2026-12-25')).toEqual({ working: true, known: true })
    expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', known: false })
    // The State Council's arrangements of 2018 and 2019: the 29th was a working day, the 31st was off.
    const arranged = calendarOf([
      year(2018, '2018-01-01', '2018-01-01', []),
      year(2019, '2018-12-30', '2019-01-01', ['2018-12-29']),
    ])
    expect(arranged.isWorkingDay('2018-12-29')).toEqual({ working: true, known: true })
    expect(arranged.isWorkingDay('2018-12-31')).toEqual({ working: false, known: true })
    expect(arranged.isWorkingDay('2019-12-31')).toEqual({ working: true, known: false })
  })

  it('number 248 in 2026', () => {
    let day = '2025-12-31'
    let count = 0
    for (;;) {
      day = calendar.addWorkingDays(day, 1).date
      if (!day.startsWith('2026')) break
      count += 1
    }
    expect(count).toBe(248)
  })

  it('add up: a days and then b days are a + b days', () => {
    const start = fc
      .date({ min: new Date('2025-06-01T00:00:00Z'), max: new Date('2027-06-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (from, a, b) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, a).date, b).date).toBe(
          calendar.addWorkingDays(from, a + b).date,
        )
      }),
    )
  })
})

describe('the day by which all is done', () => {
  it('is named where the days are promised and the year is arranged', () => {
    // National Day: 1 to 7 October are off.
    expect(dueBy({ workingDays: 2, workingDaysConfirmed: true }, calendar, '2026-09-30')).toBe('2026-10-09')
  })
  it('is not where the days are only inferred, or reach into a year that is not arranged yet', () => {
    expect(dueBy({ workingDays: 2, workingDaysConfirmed: false }, calendar, '2026-09-30')).toBeNull()
    expect(dueBy({ workingDays: 2, workingDaysConfirmed: true }, calendar, '2026-12-31')).toBeNull()
  })
})
