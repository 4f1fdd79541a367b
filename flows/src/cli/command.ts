/** What a command of `npm run flows` is: how it is called, what it does, and its work. */
import type { ParseArgsConfig } from 'node:util'
import { UsageError, type Catalogue, type Folders } from './files.ts'

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
  /** All files, read and checked. */
  readonly catalogue: () => Catalogue
  /** Prints at once, for a command that asks; what a command returns is printed at its end. */
  readonly say: (text: string) => void
  /** The next line that is typed or piped in; null: there is none. */
  readonly ask: (prompt: string) => Promise<string | null>
  /** `YYYY-MM-DD` in Beijing. */
  readonly today: string
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

export function languageOf({ text }: Call): 'zh' | 'en' {
  const given = text('lang') ?? 'zh'
  if (given === 'zh' || given === 'en') return given
  throw new UsageError(`--lang is zh or en, not "${given}"`)
}

export const asJson = (value: unknown): string => JSON.stringify(value, null, 2)
