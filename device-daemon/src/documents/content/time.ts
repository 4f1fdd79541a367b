/** Times as printed in documents: Beijing time, whatever the machine's time zone. */
import type { Text } from '#flows/affair.ts'
import { beijingTime } from '#flows/beijing.ts'

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

function fields(iso: string) {
  // A date is printed as it stands: a card may have one that no calendar has.
  const time = iso.length === 10 ? iso : beijingTime(new Date(iso))
  const [year = '', month, day] = time.slice(0, 10).split('-')
  return { year, month: Number(month), day: Number(day), clock: time.slice(11, 16) }
}

/** `2026年11月22日`; takes a date or an instant. */
export function dateText(iso: string): Text {
  const { year, month, day } = fields(iso)
  return { zh: `${year}年${month}月${day}日`, en: `${day} ${months[month - 1]} ${year}` }
}

/** `2026年11月22日 09:30` */
export function momentText(iso: string): Text {
  const { clock } = fields(iso)
  const { zh, en } = dateText(iso)
  return { zh: `${zh} ${clock}`, en: `${en}, ${clock}` }
}
