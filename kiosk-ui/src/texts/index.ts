/**
 * The terminal's own texts: i18next resources, one set per language. TypeScript checks the keys and what the texts are
 * filled with.
 *
 * i18next (13.9 kB brotli) and the texts are loaded right after the first paint, or when a language is chosen; the ten
 * texts of the first paint come with it and have no blanks to fill.
 */
import type { Text } from '#flows/model/affair.ts'
import type { Language } from '#flows/model/language.ts'
import type { DeviceWords } from './device-words.ts'
import type { FailureTexts } from './failure-text.ts'
import type { Filling, Key } from './words.ts'
import { first } from './zh/first.ts'

export type { Key } from './words.ts'

interface Speech {
  readonly translate: (key: Key, filling: Readonly<Record<string, string | number>>) => string
  readonly failures: FailureTexts
  /** By device kind, for the beginning of a sentence. */
  readonly devices: DeviceWords
}

/** One import each: from a choice between two in one expression the bundler makes the browser fetch both. */
const texts = { zh: () => import('./zh.ts'), en: () => import('./en.ts') }

const loaded = new Map<Language, Speech>()
let speech: Speech | null = null
let spoken: Language = 'zh'

/** What is spoken now; null: only the texts of the first paint. */
export const spokenNow = (): Speech | null => speech
export const language = (): Language => spoken
export const spoke = (language: Language): boolean => loaded.has(language)

/** Loads a language unless it is loaded already. */
export async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return
  const [{ translator }, { words, failures, devices }] = await Promise.all([
    import('./translator.ts'),
    texts[language](),
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
