/** What a command of `npm run flows` is: how it is called, what it does, and its work. */
import type { ParseArgsConfig } from 'node:util'
import type { Language } from '../model/language.ts'
import { refused, type Catalogue, type Folders } from './files.ts'

export interface Command {
  readonly name: string
  /** What follows its name on a command line, e.g. `ID --district CODE`. */
  readonly usage: string
  /** For the help, a sentence a line. */
  readonly does: readonly string[]
  /** Its own options, besides those of every command. */
  readonly options: Options
  /** How many words may follow its name. */
  readonly words: number
  /** What is to be printed. A mistake of the user is thrown as `UsageError`. */
  run(call: Call): string | Promise<string>
}

export type Options = Readonly<Record<string, NonNullable<ParseArgsConfig['options']>[string]>>

export interface Call {
  readonly words: readonly string[]
  readonly folders: Folders
  /** All files, read and checked; `only`: of the affairs this one alone, if there is one (`readCatalogue`). */
  readonly catalogue: (only?: string) => Catalogue
  /** Prints at once, for a command that asks; what a command returns is printed at its end. */
  readonly say: (text: string) => void
  /** The next line that is typed or piped in; null: there is none. */
  readonly ask: (prompt: string) => Promise<string | null>
  /** `YYYY-MM-DD` in Beijing. */
  readonly today: string
  /** In which the tool speaks: `--lang`, or that of the computer. */
  readonly language: Language
  /** The value of an option; undefined: not given. */
  readonly text: (option: string) => string | undefined
  /** Whether an option without a value is given. */
  readonly given: (option: string) => boolean
}

/** Options that several commands have. */
export const json = { json: { type: 'boolean' } } satisfies Options
export const lang = { lang: { type: 'string' } } satisfies Options
export const district = { district: { type: 'string' } } satisfies Options
export const out = { out: { type: 'string' } } satisfies Options

/** Of a face: what citizens read is Chinese unless it is asked for in English. */
export const languageOf = ({ text }: Call): Language => languageGiven(text('lang')) ?? 'zh'

/** null: not given. */
export function languageGiven(given: string | undefined): Language | null {
  if (given === undefined || given === 'zh' || given === 'en') return given ?? null
  throw refused('noLanguage', { given })
}

/** What the tool itself says: Chinese, unless the computer is set to English. */
export function languageOfPlace({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const place = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  return place?.startsWith('en') === true ? 'en' : 'zh'
}
export type Environment = Readonly<Record<string, string | undefined>>

export const asJson = (value: unknown): string => JSON.stringify(value, null, 2)
