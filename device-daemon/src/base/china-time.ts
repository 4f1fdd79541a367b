/** Chinese time, whatever the machine's time zone: UTC+8 everywhere, no summer time since 1991. */
const offsetMs = 8 * 3_600_000

/** ISO 8601 with +08:00, whole seconds. */
export const chinaTime = (at: Date): string =>
  new Date(at.getTime() + offsetMs).toISOString().replace(/\.\d+Z$/, '+08:00')

/** `YYYY-MM-DD` in China; in UTC a day would change eight hours late. */
export const chinaDate = (at: Date): string => chinaTime(at).slice(0, 10)
