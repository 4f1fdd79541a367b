/** Newer services that are not taken over. What was in use stays in use. */
import type { BundleTrouble } from '#contract/status.ts'

export interface Refusal {
  readonly code: BundleTrouble
  /** Null: it was not read so far. */
  readonly version: string | null
  /** For a person: file, line, what is wrong, remedy. */
  readonly text: string
}
