/**
 * Beijing time, whatever the machine's time zone: the one rule by which an instant has a day. UTC+8, and by the time
 * zone's history UTC+9 in the summers of 1986 to 1991 (and of some earlier years): a birthday of that time that a
 * system wrote as an instant is midnight at +09:00. Pure.
 */

const hourMs = 3_600_000
/** No summer time since. */
const settledAt = Date.UTC(1992, 0, 1)
/** Before, the time of the place counted, and nobody alive was born. */
const zonedAt = Date.UTC(1901, 0, 1)

let history: Intl.DateTimeFormat | null = null

/** Hours ahead of UTC. */
function offsetAt(ms: number): number {
  if (ms >= settledAt || ms < zonedAt) return 8
  history ??= new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', hour: 'numeric', hourCycle: 'h23' })
  const hour = Number(history.formatToParts(ms).find(({ type }) => type === 'hour')?.value)
  return (hour - new Date(ms).getUTCHours() + 24) % 24
}

/** ISO 8601 with the offset of its day, whole seconds. */
export function beijingTime(instant: Date): string {
  const ms = instant.getTime()
  const hours = offsetAt(ms)
  return new Date(ms + hours * hourMs).toISOString().replace(/\.\d+Z$/, `+0${hours}:00`)
}

/** `YYYY-MM-DD`; in UTC a day would change eight hours late. */
export const beijingDay = (instant: Date): string => beijingTime(instant).slice(0, 10)

/** The instant of `YYYY-MM-DDThh:mm:ss` on a clock in Beijing; an invalid date if there is no such time. */
export function beijingInstant(clock: string): Date {
  const summer = new Date(`${clock}+09:00`)
  if (Number.isNaN(summer.getTime())) return summer
  return beijingTime(summer).startsWith(clock) ? summer : new Date(`${clock}+08:00`)
}
