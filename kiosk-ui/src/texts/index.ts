/**
 * The terminal's own texts: i18next resources, one set per language. TypeScript checks the keys and what the texts are
 * filled with.
 *
 * i18next (13.9 kB brotli) and the texts are loaded right after the first paint, or when a language is chosen; the ten
 * texts of the first paint come with it and have no blanks to fill.
 */
import type { Text } from '#flows/affair.ts'
import type { Language } from '#flows/language.ts'
import type { Failure } from '#flows/journeys/port.ts'
import type { DeviceWords } from './device-words.ts'
import type { FailureText, FailureTexts } from './failure-text.ts'
import type { Filling, Key } from './words.ts'
import { first } from './zh/first.ts'

export type { Key } from './words.ts'

interface Speech {
  readonly translate: (key: Key, filling: Readonly<Record<string, string | number>>) => string
  readonly failures: FailureTexts
  /** By device kind, for the beginning of a sentence. */
  readonly devices: DeviceWords
}

const loaded = new Map<Language, Speech>()
let speech: Speech | null = null
let spoken: Language = 'zh'

export const language = (): Language => spoken
export const spoke = (language: Language): boolean => loaded.has(language)

/** Loads a language unless it is loaded already. */
export async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return
  const [{ translator }, { words, failures, devices }] = await Promise.all([
    import('./translator.ts'),
    language === 'zh' ? import('./zh.ts') : import('./en.ts'),
  ])
  translator.addResourceBundle(language, 'translation', words)
  loaded.set(language, { translate: translator.getFixedT(language), failures, devices })
}

/** Switches all texts to this language, which must be loaded. The Chinese of the first paint is always available. */
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

/** A service's text, which carries both languages. */
export const local = (text: Text): string => text[spoken]

/**
 * The texts for an expected failure, with the device's name if one is known. A `code` unknown to this version is
 * treated as `internalError`.
 */
export function failureText({ code, device }: Pick<Failure, 'code' | 'device'>): FailureText {
  if (speech === null) return { what: t('failure.what'), now: t('failure.now'), attendant: '' }
  const { what, now, attendant } = Object.hasOwn(speech.failures, code)
    ? speech.failures[code as keyof FailureTexts]
    : speech.failures.internalError
  const named = (words: string): string => words.replace('{{device}}', deviceName(device))
  return { what: named(what), now, attendant: named(attendant) }
}

/** A device's name, for the beginning of a sentence. */
export const deviceName = (device: string | undefined): string =>
  speech?.devices[device ?? '']?.name ?? t('device.unnamed')

/** The name of a device's supply; its own id if there is none. */
export const supplyName = (device: string, supply: string): string =>
  speech?.devices[device]?.supplies[supply] ?? supply
