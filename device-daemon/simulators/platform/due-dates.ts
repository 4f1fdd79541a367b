/**
 * 承诺办结日 by working days and statutory holidays. These are public and the same for everybody, so the platform uses
 * the terminal's calendar (`flows/src/calendar.ts`) and the same files of `assets/`.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { calendarOf, HolidayYear } from '#flows/time/calendar.ts'
import { dataDate } from './times.ts'

const folder = join(import.meta.dirname, '../../../assets/calendar')
const calendar = calendarOf(
  globSync('*.yaml', { cwd: folder }).map((name) =>
    v.parse(HolidayYear, parse(readFileSync(join(folder, name), 'utf8'))),
  ),
)

const iso = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`

/** `YYYYMMDD` */
export const isWorkingDay = (day: string): boolean => calendar.isWorkingDay(iso(day)).working

/** `from`: ms since the epoch. The day (`YYYYMMDD`) on which `days` working days have passed. */
export function dueDate(from: number, days: number): string {
  return calendar.addWorkingDays(iso(dataDate(from)), days).date.replaceAll('-', '')
}
