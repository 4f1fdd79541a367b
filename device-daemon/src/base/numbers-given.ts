/** Numbers that somebody wrote on a command line. JavaScript takes an empty word for 0, and 1e20 for a time. Pure. */

/** 0 … 65535; null: no port. */
export const portGiven = (text: string): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null

/** Timers of Node end at 24 days, and wait for whole milliseconds. */
const longestSeconds = 86_400

/** In milliseconds; null: not a number of seconds, more than none and at most a day. */
export function secondsGiven(text: string): number | null {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
  return seconds > 0 && seconds <= longestSeconds ? Math.ceil(seconds * 1000) : null
}
