/**
 * The terminal's own words. Resources are flat and in i18next's format (`{{name}}` for what is filled in), so translators' tools read them;
 * the lookup is these few lines, because i18next is 13.9 kB brotli and the whole first screen may be 25. Keys and what they are filled
 * with are checked by TypeScript; both languages have the same keys by type, the same placeholders by test.
 *
 * The words of the first paint come with it; the rest of a language is loaded right after, or when it is chosen.
 */
import type { FailureCode } from '#contract/codes.ts'
import type { Text } from '#flows/affair.ts'
import type { Language } from '#flows/journeys/protocol.ts'
import { first } from './zh/first.ts'
import type { zh } from './zh.ts'

export type Key = keyof typeof zh
export type Words = Readonly<Record<Key, string>>
/** what: what happened · now: what the citizen does now · attendant: what the member of staff does. */
export interface FailureText {
  readonly what: string
  readonly now: string
  readonly attendant: string
}
export interface Speech {
  readonly words: Words
  readonly failures: Readonly<Record<FailureCode, FailureText>>
}

type Blanks<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Blanks<Rest> : never
type Filling<K extends Key> = [Blanks<(typeof zh)[K]>] extends [never] ? [] : [Readonly<Record<Blanks<(typeof zh)[K]>, string | number>>]

const loaded = new Map<Language, Speech>()
let words: Partial<Record<Key, string>> = first
let spoken: Language = 'zh'

export const language = (): Language => spoken
export const spoke = (language: Language): boolean => loaded.has(language)

/** Loads a language if need be. */
export async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return
  loaded.set(language, language === 'zh' ? (await import('./zh.ts')).speech : (await import('./en.ts')).speech)
}

/** From now on everything is said in this language, which has been loaded. The first paint's Chinese is always there. */
export function speak(language: Language): void {
  const speech = loaded.get(language)
  if (speech === undefined && language !== 'zh') return
  spoken = language
  words = speech?.words ?? first
}

export function t<K extends Key>(key: K, ...[filling]: Filling<K>): string {
  const text = words[key] ?? ''
  const blanks = filling as Readonly<Record<string, string | number>> | undefined
  return blanks === undefined ? text : text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(blanks[name] ?? ''))
}

/** A text of a service, which carries both languages. */
export const local = (text: Text): string => text[spoken]

/** The words for an expected failure. `code` may be unknown to this version: then it is the terminal's own fault. */
export function failureText(code: string): FailureText {
  const failures = loaded.get(spoken)?.failures
  if (failures === undefined) return { what: t('failure.what'), now: t('failure.now'), attendant: '' }
  return Object.hasOwn(failures, code) ? failures[code as FailureCode] : failures.internalError
}
