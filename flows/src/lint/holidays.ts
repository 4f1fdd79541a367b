/** Rules for a year's holidays. */
import type { HolidayYear } from '../time/calendar.ts'
import type { Finding } from '../catalogue/problem.ts'
import { textFindings } from './texts.ts'

/** All days are in the year, spans run forwards, and days worked in exchange are weekend days that are not off. */
export function holidayFindings(year: HolidayYear): readonly Finding[] {
  const inYear = (day: string): boolean => day.startsWith(`${year.year}-`)
  return [
    ...year.holidays.flatMap(({ from, to }, index): Finding[] => {
      if (from > to) return [{ path: ['holidays', index], message: `${from} is after ${to}`, remedy: 'swap them' }]
      return inYear(from) && inYear(to)
        ? []
        : [
            {
              path: ['holidays', index],
              message: `is not in ${year.year}`,
              remedy: "put days of another year into that year's file",
            },
          ]
    }),
    ...year.workdays.flatMap((day, index): Finding[] => {
      if (!inYear(day))
        return [
          {
            path: ['workdays', index],
            message: `${day} is not in ${year.year}`,
            remedy: "put it into that year's file",
          },
        ]
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      if (weekday !== 0 && weekday !== 6)
        return [{ path: ['workdays', index], message: `${day} is a weekday anyway`, remedy: 'check the arrangement' }]
      return year.holidays.some(({ from, to }) => from <= day && day <= to)
        ? [{ path: ['workdays', index], message: `${day} is also a holiday`, remedy: 'check the arrangement' }]
        : []
    }),
    ...textFindings(year),
  ]
}
