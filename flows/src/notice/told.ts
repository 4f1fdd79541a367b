/**
 * What a printed 一次性告知书 told, in marks: enough to open the service with the same answers and to say what has
 * changed since, without the old version of its file and without anything about a person.
 */
import type { Mark } from './mark.ts'

export interface Told {
  /** GB/T 2260, six digits. */
  readonly district: string
  readonly affair: Mark
  readonly version: Mark
  /** Working days, and whether they are promised. */
  readonly days: number
  readonly confirmed: boolean
  /** null: none was named. */
  readonly fee: Mark | null
  /** The chosen options, question by question. */
  readonly answers: readonly (readonly Mark[])[]
  /** In the order and with the numbers of the paper: those chosen, then those left out. */
  readonly items: readonly { readonly mark: Mark; readonly selected: boolean }[]
  readonly materials: readonly { readonly mark: Mark; readonly brought: boolean }[]
}

/** More than any path through a service; the code counts them in two bytes, with the flag. */
export const mostDays = 0x7fff
