import type { Blanks } from '#flows/case/case-words.ts'
import type { zh } from './zh.ts'

export type Key = keyof typeof zh

/**
 * A language has every key; `key_one` is the form for a count of one, if the language has one (i18next's plural rules).
 */
export type Words = Readonly<Record<Key, string> & Partial<Record<`${Key}_one`, string>>>

/** The arguments a text needs: none, or a value for each of its blanks. */
export type Filling<K extends Key> = [Blanks<(typeof zh)[K]>] extends [never]
  ? []
  : [Readonly<Record<Blanks<(typeof zh)[K]>, string | number>>]
