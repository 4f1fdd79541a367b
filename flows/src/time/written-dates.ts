/** Dates and moments in words, on screen and paper alike: Beijing time, whatever the machine’s time zone. Pure. */
import type { Text } from '../model/affair.ts'
import { beijingTime } from './beijing.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as it stands, for a card may have one that no calendar has; an instant as Beijing's. Null: it is neither. */
function fields(iso: string) {
  const instant = iso.length === 10 ? null : new Date(iso)
  if (instant !== null && Number.isNaN(instant.getTime())) return null
  const time = instant === null ? iso : beijingTime(instant)
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(time) ?? []
  const name = months[Number(month) - 1]
  if (name === undefined) return null
  return { year: Number(year), month: Number(month), name, day: Number(day), clock: time.slice(11, 16) }
}

/** `2026年11月22日`; takes a date or an instant. Anything else is returned unchanged. */
export function dateText(iso: string): Text {
  const at = fields(iso)
  if (at === null) return { zh: iso, en: iso }
  return { zh: `${at.year}年${at.month}月${at.day}日`, en: `${at.day} ${at.name} ${at.year}` }
}

/** `2026年11月22日 09:30` */
export function momentText(iso: string): Text {
  const { zh, en } = dateText(iso)
  const clock = fields(iso)?.clock ?? ''
  return { zh: `${zh} ${clock}`.trim(), en: clock === '' ? en : `${en}, ${clock}` }
}
