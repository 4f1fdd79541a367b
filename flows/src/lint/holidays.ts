/** Rules for a year's holidays. */
import type { HolidayYear } from '../time/calendar.ts'
import { finding, type Finding } from '../findings/finding.ts'
import { textFindings } from './texts.ts'

/** All days are in the year, spans run forwards, and days worked in exchange are weekend days that are not off. */
export function holidayFindings(year: HolidayYear): readonly Finding[] {
  const inYear = (day: string): boolean => day.startsWith(`${year.year}-`)
  return [
    ...year.holidays.flatMap(({ from, to }, index): Finding[] => {
      if (from > to) return [finding(['holidays', index], 'holidayBackwards', { from, to })]
      return inYear(from) && inYear(to) ? [] : [finding(['holidays', index], 'holidayOtherYear', { year: year.year })]
    }),
    ...year.workdays.flatMap((day, index): Finding[] => {
      if (!inYear(day)) return [finding(['workdays', index], 'workdayOtherYear', { day, year: year.year })]
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      if (weekday !== 0 && weekday !== 6) return [finding(['workdays', index], 'workdayAnyway', { day })]
      return year.holidays.some(({ from, to }) => from <= day && day <= to)
        ? [finding(['workdays', index], 'workdayOff', { day })]
        : []
    }),
    ...textFindings(year),
  ]
}
