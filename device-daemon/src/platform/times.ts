/** Times of GB/T 39046 data sets: `YYYYMMDDThhmmss` and `YYYYMMDD`, Beijing time. */

import { isDayAsPrinted } from '#flows/days.ts'
import { chinaTime } from '../base/china-time.ts'

/** From ISO 8601. */
export const toDataTime = (iso: string): string => chinaTime(new Date(iso)).slice(0, 19).replaceAll(/[-:]/g, '')

/** To ISO 8601 with offset; null if it is not a valid time. */
export function fromDataTime(text: string): string | null {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`
  return isRealDate(`${year}-${month}-${day}`) && !Number.isNaN(Date.parse(iso)) ? iso : null
}

/** To `YYYY-MM-DD`; null if there is no such day. */
export function fromDataDate(text: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  const date = `${year}-${month}-${day}`
  return isRealDate(date) ? date : null
}

/** The same for what a card may have printed although no calendar has it, such as 30 February. */
export function fromPrintedDate(text: string): string | null {
  const date = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  return isDayAsPrinted(date) && text.length === 8 ? date : null
}

function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
