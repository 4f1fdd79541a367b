/**
 * Working days (工作日): weekdays, less the statutory holidays, plus the weekend days worked in exchange (调休), as the
 * State Council arranges them each November for the following year. For a year without an arrangement only weekends
 * count as days off, and the result says so. The same holds for the last days of a year as long as the next year's
 * arrangement is missing, because New Year's Day can affect them (31 December 2022 was a day off, Saturday 29 December
 * 2018 a working day). Days are `YYYY-MM-DD` of China Standard Time; no clock is read here.
 */
import * as v from 'valibot'
import { isDate } from './days.ts'
import type { Plan } from '../plan/plan.ts'

const Day = v.pipe(v.string(), v.check(isDate, 'day'))

/** One year's arrangement (节假日安排): `assets/calendar/<year>.yaml`. */
export const HolidayYear = v.strictObject({
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  source: v.strictObject({ document: v.string(), issued: Day, confidence: v.picklist(['H', 'M', 'I']) }),
  /** Days off in a row, both ends included. */
  holidays: v.pipe(
    v.array(v.strictObject({ name: v.strictObject({ zh: v.string(), en: v.string() }), from: Day, to: Day })),
    v.minLength(1),
  ),
  /** Weekend days on which offices are open. */
  workdays: v.array(Day),
})
export type HolidayYear = v.InferOutput<typeof HolidayYear>

export interface Calendar {
  /** `known` is false if an arrangement that decides about the day is missing, so that only weekends were counted. */
  isWorkingDay(day: string): { readonly working: boolean; readonly known: boolean }
  /**
   * The day on which `days` working days have passed since `from` (the day of acceptance does not count; 0: that same
   * day, 即办). `known` is false if part of the time was counted by weekends only; the date may then be wrong.
   */
  addWorkingDays(from: string, days: number): { readonly date: string; readonly known: boolean }
}

/**
 * From this day (MM-DD) on, the next year's arrangement may affect a year: three days off ending on New Year's Day begin
 * on the 30th, and the weekend worked in exchange can be the one just before.
 */
const earliestOfNextYear = '12-28'

export function calendarOf(years: readonly HolidayYear[]): Calendar {
  const arranged = new Set(years.map(({ year }) => String(year)))
  const off = new Set(years.flatMap(({ holidays }) => holidays.flatMap(({ from, to }) => daysBetween(from, to))))
  const on = new Set(years.flatMap(({ workdays }) => workdays))
  const isWorkingDay: Calendar['isWorkingDay'] = (day) => {
    const year = day.slice(0, 4)
    return {
      working: on.has(day) || (!off.has(day) && !isWeekend(day)),
      known: arranged.has(year) && (day.slice(5) < earliestOfNextYear || arranged.has(String(Number(year) + 1))),
    }
  }
  return {
    isWorkingDay,
    addWorkingDays(from, days) {
      let date = from
      let known = true
      for (let left = Math.max(0, Math.ceil(days)); left > 0;) {
        if (date >= lastDay) return { date: lastDay, known: false }
        date = nextDay(date)
        const judged = isWorkingDay(date)
        known &&= judged.known
        if (judged.working) left -= 1
      }
      return { date, known }
    },
  }
}

/**
 * The day by which everything in a plan accepted on `from` is done. Null if nothing is promised, or if the year's
 * arrangement is unknown, so that the date might be wrong.
 */
export function dueBy(
  { workingDays, workingDaysConfirmed }: Pick<Plan, 'workingDays' | 'workingDaysConfirmed'>,
  calendar: Calendar,
  from: string,
): string | null {
  if (!workingDaysConfirmed) return null
  const { date, known } = calendar.addWorkingDays(from, workingDays)
  return known ? date : null
}

/** The working days after `from`, at most `count`, as far as their years are arranged. */
export function workdaysAfter(calendar: Calendar, from: string, count: number): readonly string[] {
  const days: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const { date, known } = calendar.addWorkingDays(from, n)
    if (!known) break
    days.push(date)
  }
  return days
}

/** The days from `from` to `to`, both included; none if `to` is earlier. */
function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to && day < lastDay; day = nextDay(day)) days.push(day)
  return days
}

/** Beyond it a year has five digits, and days are no longer in the order of their texts. */
const lastDay = '9999-12-31'
const millisecondsPerDay = 86_400_000
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + millisecondsPerDay).toISOString().slice(0, 10)

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
