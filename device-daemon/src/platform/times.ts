/** Times of GB/T 39046 data sets: `YYYYMMDDThhmmss` and `YYYYMMDD`, Beijing time. */

import { beijingInstant, beijingTime } from '#flows/time/beijing.ts'
import { isDate, isDayAsPrinted } from '#flows/time/days.ts'

/** From ISO 8601. */
export const toDataTime = (iso: string): string => beijingTime(new Date(iso)).slice(0, 19).replaceAll(/[-:]/g, '')

/**
 * A time as systems write it: the contract's form, ISO 8601 in its basic and extended forms, or a day alone. Without a
 * zone it is Beijing's.
 */
const written = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/

/** To ISO 8601 in Beijing, whole seconds; null if it is not a valid time. */
export function fromDataTime(text: string): string | null {
  const found = written.exec(text.trim().toUpperCase())
  if (!found) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone] = found
  const date = `${year}-${month}-${day}`
  const clock = `${date}T${hour}:${minute}:${second}`
  const time = zone === undefined ? beijingInstant(clock) : new Date(`${clock}${offsetOf(zone)}`)
  return isDate(date) && !Number.isNaN(time.getTime()) ? beijingTime(time) : null
}

/** To `YYYY-MM-DD`, in Beijing where a time stands with it; null if there is no such day. */
export const fromDataDate = (text: string): string | null => fromDataTime(text)?.slice(0, 10) ?? null

/** The same for what a card may have printed although no calendar has it, such as 30 February. */
export function fromPrintedDate(text: string): string | null {
  const date = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  return isDayAsPrinted(date) && text.length === 8 ? date : null
}

const offsetOf = (zone: string): string =>
  zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
