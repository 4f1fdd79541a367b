import type { FailureCode } from '#contract/codes.ts'

/**
 * what: what happened · now: what the citizen does now · attendant: what the member of staff does. `{{device}}` stands
 * for the device's name, at the beginning of a sentence.
 */
export interface FailureText {
  readonly what: string
  readonly now: string
  readonly attendant: string
}
export type FailureTexts = Readonly<Record<FailureCode, FailureText>>
