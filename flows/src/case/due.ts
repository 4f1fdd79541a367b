/**
 * 承诺办结日 together with what does not count towards it (行政许可法 第45条: inspections, tests and the like; 补正). A date alone,
 * beside a department's “this time does not count”, would be two truths. Pure.
 */
import type { Text } from '../model/affair.ts'
import { traitsOf } from './case-traits.ts'
import type { CaseProgress } from './case.ts'
import { dateText } from '../time/written-dates.ts'

export const dueLabel: Text = { zh: '承诺办结日', en: 'Due' }

/** Said after a date or a number of working days. */
export const notCounted: Text = {
  zh: '补正、现场检查等不计入的时间，往后顺延',
  en: 'time for mending, inspections and the like is added',
}

/** Accepted, and nothing stands still. */
export function dueText(day: string): Text {
  const { zh, en } = dateText(day)
  return { zh: `${zh}以前；${notCounted.zh}`, en: `by ${en}; ${notCounted.en}` }
}

/** Of a case as it stands; null: no day is promised, or nothing more happens by itself. */
export function dueOf({ standing, dueDate }: Pick<CaseProgress, 'standing' | 'dueDate'>): Text | null {
  if (dueDate === undefined || traitsOf(standing).over) return null
  return standing === 'suspended' ? paused(dueDate) : dueText(dueDate)
}

/** Of one item as it stands. */
export function itemDue(day: string, isPaused: boolean): Text {
  if (isPaused) return paused(day)
  const { zh, en } = dateText(day)
  return { zh: `${zh}以前办结`, en: `due by ${en}` }
}

function paused(day: string): Text {
  const { zh, en } = dateText(day)
  return {
    zh: `原定${zh}以前；现在停着，停的时间不计入，往后顺延`,
    en: `was due by ${en}; it stands still now, and that time is added`,
  }
}
