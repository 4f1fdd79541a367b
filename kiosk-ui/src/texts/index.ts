/**
 * The terminal's own words: i18next resources, one set a language. Keys and what they are filled with are checked by
 * TypeScript.
 *
 * i18next (13.9 kB brotli) and the words come right after the first paint, or when a language is chosen; the ten
 * words of the first paint come with it and have no blanks to fill.
 */
import type { Text } from '#flows/affair.ts'
import type { Language } from '#flows/language.ts'
import type { Failure } from '#flows/journeys/services.ts'
import type { DeviceWords } from './device-words.ts'
import type { FailureText, FailureTexts } from './failure-text.ts'
import type { Filling, Key } from './words.ts'
import { first } from './zh/first.ts'

export type { Key } from './words.ts'

interface Speech {
  readonly translate: (key: Key, filling: Readonly<Record<string, string | number>>) => string
  readonly failures: FailureTexts
  /** By kind, as the beginning of a sentence. */
  readonly devices: DeviceWords
}

const loaded = new Map<Language, Speech>()
let speech: Speech | null = null
let spoken: Language = 'zh'

export const language = (): Language => spoken
export const spoke = (language: Language): boolean => loaded.has(language)

/** Loads a language if need be. */
export async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return
  const [{ translator }, { words, failures, devices }] = await Promise.all([
    import('./translator.ts'),
    language === 'zh' ? import('./zh.ts') : import('./en.ts'),
  ])
  translator.addResourceBundle(language, 'translation', words)
  loaded.set(language, { translate: translator.getFixedT(language), failures, devices })
}

/**
 * From now on everything is said in this language, which has been loaded. The first paint's Chinese is always there.
 */
export function speak(language: Language): void {
  const next = loaded.get(language) ?? null
  if (next === null && language !== 'zh') return
  spoken = language
  speech = next
}

export function t<K extends Key>(key: K, ...[filling]: Filling<K>): string {
  if (speech === null) return (first as Partial<Record<Key, string>>)[key] ?? ''
  return speech.translate(key, filling ?? {})
}

/** A text of a service, which carries both languages. */
export const local = (text: Text): string => text[spoken]

/**
 * The words for an expected failure, naming the device where one is known. `code` may be unknown to this version:
 * then it is the terminal's own fault.
 */
export function failureText({ code, device }: Pick<Failure, 'code' | 'device'>): FailureText {
  if (speech === null) return { what: t('failure.what'), now: t('failure.now'), attendant: '' }
  const { what, now, attendant } = Object.hasOwn(speech.failures, code)
    ? speech.failures[code as keyof FailureTexts]
    : speech.failures.internalError
  const named = (words: string): string => words.replace('{{device}}', deviceName(device))
  return { what: named(what), now, attendant: named(attendant) }
}

/** What a device is called, as the beginning of a sentence. */
export const deviceName = (device: string | undefined): string =>
  speech?.devices[device ?? '']?.name ?? t('device.unnamed')

/** What is used up in a device; its own word where there is no other. */
export const supplyName = (device: string, supply: string): string =>
  speech?.devices[device]?.supplies[supply] ?? supply
