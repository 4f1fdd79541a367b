/** Times as in the contract's data sets, Beijing time. `ms`: since the epoch. */

/** `YYYYMMDDThhmmss` */
export const dataTime = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().replace(/[-:]/g, '').slice(0, 15)

/** `YYYYMMDD` */
export const dataDate = (ms: number): string => dataTime(ms).slice(0, 8)
