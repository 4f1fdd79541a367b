/**
 * 容缺: which material may follow later, and by when. What is handed in later must be there before the department has to
 * decide, so its time is never longer than the promise of an item that needs it (西安、阜新 and others say so of their
 * 容缺受理). Pure.
 */
import type { Item, Material, Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import type { Draft } from '../draft/draft.ts'
import { dateText } from '../time/written-dates.ts'

export type Deferrable = Material['deferrable']

/** As the schema has it. */
export const mostDaysLater = 30

/** The stricter of two demands: now, within fewer days, in person on the day. */
export function stricter(a: Deferrable, b: Deferrable): Deferrable {
  if (a === false || b === false) return false
  if (a === 'onSite') return b
  return b === 'onSite' || a.days <= b.days ? a : b
}

/**
 * As far as the promises of the chosen items leave time. An item whose time is agreed begins with the person there, so
 * its promise limits nothing; one that is done at once waits for nothing.
 */
export function withinPromises(
  deferrable: Deferrable,
  items: readonly { readonly item: Pick<Item, 'atTerminal'>; readonly promise: { readonly days: number } }[],
): Deferrable {
  if (deferrable === false || deferrable === 'onSite') return deferrable
  const promises = items.filter(({ item }) => item.atTerminal !== 'appointment').map(({ promise }) => promise.days)
  const days = Math.floor(Math.min(deferrable.days, ...promises))
  return days < 1 ? false : { days }
}

/** What shared data say of a person in a list of the discredited, or of whom a promise turned out untrue (失信). */
export const creditKey = 'credit.deferral'

/** 失信 and not restored: everything is handed in now. What is not known keeps nobody from promising. */
export const mustHandInNow = ({ shared }: Pick<Draft, 'shared'>): boolean =>
  Object.hasOwn(shared, creditKey) && shared[creditKey] === 'refused'

/** Whether this person may hand it in later. */
export const mayDefer = ({ deferrable }: Pick<Material, 'deferrable'>, draft: Pick<Draft, 'shared'>): boolean =>
  deferrable !== false && !mustHandInNow(draft)

/** The last day; null: on the day in person, or the holidays until then are not arranged yet. */
export function lastDay(deferrable: Deferrable, workdays: readonly string[]): string | null {
  if (deferrable === false || deferrable === 'onSite') return null
  return workdays[deferrable.days - 1] ?? null
}

/** By when, in words: “最迟2026年12月10日补交”. */
export function byWhen(deferrable: Exclude<Deferrable, false>, workdays: readonly string[]): Text {
  if (deferrable === 'onSite') return { zh: '到现场时带来', en: 'to be brought on the day' }
  const day = lastDay(deferrable, workdays)
  if (day !== null) return untilText(day)
  const { days } = deferrable
  return {
    zh: `受理后 ${days} 个工作日内补交`,
    en: `to be handed in within ${days} working ${days === 1 ? 'day' : 'days'} of acceptance`,
  }
}

/** Of an application: what was promised is what counts, whatever the file says later. */
export function promisedBy({ until, onSite }: { readonly until?: string; readonly onSite?: true }): Text {
  if (onSite === true) return byWhen('onSite', [])
  return until === undefined
    ? { zh: '在承诺办结日以前补交', en: 'to be handed in before the case is due' }
    : untilText(until)
}

export function untilText(day: string): Text {
  const { zh, en } = dateText(day)
  return { zh: `最迟${zh}补交`, en: `to be handed in by ${en}` }
}

/** What is said of handing one material in later; `may` false: this person hands it in now. */
export interface Later {
  readonly may: boolean
  readonly byWhen: Text
  readonly lapse: Text
  /** The platform has not said whether they may: the department sees when it takes the application in. */
  readonly unconfirmed: boolean
}

/** Null: nobody may hand it in later. */
export function laterOf(
  { deferrable }: Pick<Material, 'deferrable'>,
  { lapse }: { readonly lapse: Text },
  draft: Pick<Draft, 'shared' | 'sharedWent' | 'workdays'>,
): Later | null {
  if (deferrable === false) return null
  return {
    may: !mustHandInNow(draft),
    byWhen: byWhen(deferrable, draft.workdays),
    lapse,
    unconfirmed: draft.sharedWent !== 'online',
  }
}

/** Where the district has published nothing else: 国发〔2022〕5号 leaves it to each place, and no place goes further. */
const usualLapse: Text = {
  zh: '到期没有补交，或者补交的不合格，部门可能终止办理；终止以后，材料齐了可以重新申请。',
  en: 'If it is not handed in by then, or does not fit, the department may end the procedure; you can apply again once everything is there.',
}

export const lapseIn = ({ deferral }: Pick<District, 'deferral'>): Text => deferral?.lapse ?? usualLapse
