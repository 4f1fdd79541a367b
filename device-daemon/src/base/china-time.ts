/** Time in China, whatever the machine's zone: one zone (UTC+8), no summer time since 1991. */
const offsetMs = 8 * 3_600_000

/** ISO 8601 with +08:00, whole seconds. */
export const chinaTime = (at: Date): string =>
  new Date(at.getTime() + offsetMs).toISOString().replace(/\.\d+Z$/, '+08:00')

/** `YYYY-MM-DD`: a card does not expire eight hours early. */
export const chinaDate = (at: Date): string => chinaTime(at).slice(0, 10)
