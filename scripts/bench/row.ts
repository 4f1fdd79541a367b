/** One performance figure: printed as a table row and written to `bench.json`. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string
  readonly met: boolean
  /** What it is compared with, measured in the same run and in the same unit. */
  readonly baseline?: number
  /** value ÷ baseline */
  readonly ratio?: number
}

/** The q-quantile (0…1) of samples by the nearest-rank rule. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)
