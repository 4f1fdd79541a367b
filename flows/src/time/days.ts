/**
 * Days (`YYYY-MM-DD`, Beijing time): read from what people, departments' systems and cards write, and checked by the
 * same rule on the screen and in the daemon. Pure: today's date is passed in.
 */

import { beijingDay } from './beijing.ts'

/** Whether it is a day of the Gregorian calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

/**
 * Has the form of a day but need not exist: some cards say 30 February as a date of birth, or 29 February plus ten
 * years as the last day of validity.
 */
export const isDayAsPrinted = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)

/** Nobody alive was born earlier, and no form asks for an earlier day. */
export const firstDay = '1900-01-01'
/** Nobody plans further ahead; a later year is a typing error. */
const furthestYears = 100

/**
 * date: not a day · tooEarly: before 1900 · future: in the future, or too far ahead for a plan · beforeBirth: earlier
 * than `notBefore`.
 */
export type DayProblem = 'date' | 'tooEarly' | 'future' | 'beforeBirth'

export interface DayBounds {
  /** Null: not known; then future days pass. */
  readonly today: string | null
  /** A future day is allowed: an opening, an appointment. */
  readonly planned?: boolean | undefined
  /** The date of birth, or whatever else must come first. */
  readonly notBefore?: string | null | undefined
}

export function dayProblem(day: string, { today, planned = false, notBefore = null }: DayBounds): DayProblem | null {
  if (!isDate(day)) return 'date'
  if (day < firstDay) return 'tooEarly'
  if (notBefore !== null && day < notBefore) return 'beforeBirth'
  if (today === null) return null
  const last = planned ? `${Number(today.slice(0, 4)) + furthestYears}${today.slice(4)}` : today
  return day > last ? 'future' : null
}

/** What may stand behind a day: a time and nothing else, or the day was cut out of a longer number. */
const colons = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?`
const inChinese = String.raw`\d{1,2}[时点](?:\d{1,2}分)?(?:\d{1,2}秒)?`
const digits = String.raw`\d{4}|\d{6}(?:[.,]\d+)?`
const time = String.raw`((?:${colons}|${inChinese}|${digits})\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)`
const written = new RegExp(
  String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日?|(?:日\s*|日?[T ]\s*)${time})$`,
  'i',
)
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:[T ]?${time})?$`, 'i')
/** A time of day with a time zone; one without is Beijing time. */
const zoned = /^(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)$/i

/**
 * `2026-11-02`, `20261102`, `2026年11月2日` and `2026/11/2`, with or without a time, become `2026-11-02`. An instant
 * (`…T16:30:00Z`) becomes its day in Beijing. Anything else is left as it is, also what merely begins like a day.
 */
export function normaliseDay(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const [, year = '', month = '', date = '', clock = ''] = written.exec(plain) ?? compact.exec(plain) ?? []
  if (year === '') return plain
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const [, hours, minutes, seconds = '00', offset = ''] = zoned.exec(clock) ?? []
  if (hours === undefined || minutes === undefined || !isDate(day)) return day
  const instant = new Date(`${day}T${hours}:${minutes}:${seconds}${isoOffset(offset)}`)
  return Number.isNaN(instant.getTime()) ? day : beijingDay(instant)
}

const isoOffset = (offset: string): string =>
  offset.toUpperCase() === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`
