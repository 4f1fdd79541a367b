/** Times as documents print them: Beijing time, whatever the machine's zone. */
import type { Text } from '#flows/affair.ts'

/** Made when first needed: it loads ICU data, 50 ms of the daemon's start. */
let parts: Intl.DateTimeFormat | null = null
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

function fields(iso: string): {
  readonly year: string
  readonly month: number
  readonly day: number
  readonly clock: string
} {
  parts ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const found = new Map(parts.formatToParts(new Date(iso)).map((part) => [part.type, part.value]))
  return {
    year: found.get('year') ?? '',
    month: Number(found.get('month')),
    day: Number(found.get('day')),
    clock: `${found.get('hour')}:${found.get('minute')}`,
  }
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
