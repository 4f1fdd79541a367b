/** 预约 in words, on screen and paper alike: the day with its weekday, the time, the place. Pure. */
import type { Text } from '../model/affair.ts'
import type { Appointment } from './appointment.ts'
import { beijingTime } from '../time/beijing.ts'
import { caseText } from '../case/case-words.ts'
import { dateText } from '../time/written-dates.ts'

const weekdays = [
  { zh: '星期日', en: 'Sunday' },
  { zh: '星期一', en: 'Monday' },
  { zh: '星期二', en: 'Tuesday' },
  { zh: '星期三', en: 'Wednesday' },
  { zh: '星期四', en: 'Thursday' },
  { zh: '星期五', en: 'Friday' },
  { zh: '星期六', en: 'Saturday' },
] as const satisfies readonly Text[]

/** `YYYY-MM-DD`, in Beijing. */
export const dayOf = (iso: string): string => beijingTime(new Date(iso)).slice(0, 10)
/** `09:00` */
export const clockOf = (iso: string): string => beijingTime(new Date(iso)).slice(11, 16)

export const weekdayOf = (iso: string): Text =>
  weekdays[new Date(`${dayOf(iso)}T00:00:00Z`).getUTCDay()] ?? { zh: '', en: '' }

/** `11月30日 星期一`, where the year stands beside it. */
export function shortDayText(iso: string): Text {
  const { zh, en } = slotDayText(iso)
  return { zh: zh.replace(/^\d+年/, ''), en: en.replace(/ \d{4}$/, '') }
}

/** `2026年11月30日 星期一` */
export function slotDayText(iso: string): Text {
  const [date, weekday] = [dateText(dayOf(iso)), weekdayOf(iso)]
  return { zh: `${date.zh} ${weekday.zh}`, en: `${weekday.en}, ${date.en}` }
}

/** `2026年11月30日 星期一 09:00` */
export function slotText(iso: string): Text {
  const day = slotDayText(iso)
  return { zh: `${day.zh} ${clockOf(iso)}`, en: `${day.en}, ${clockOf(iso)}` }
}

/** In the platform's words, which are Chinese only. */
export const whereText = ({ place, address }: Appointment): string =>
  address === undefined ? place : `${place}，${address}`

/** Where no time is held. */
export const agreedBy = (department: Text): Text => caseText('appointment.agreedBy', { department })
