/**
 * What is wrong in a file: a code and its values. The words stand once, in both languages, in `words/`: a rule names
 * the code, and the types ask for the values that its words have.
 */
import type { Text } from '../model/affair.ts'
import { words, type Code } from './words/index.ts'

export type Path = readonly (string | number)[]

/** In both languages; as a string, only technicians read it, in English: a terminal's profile. */
export type Said = string | Text

/** A broken rule somewhere in a value. File and line are added by the code that knows where the value was written. */
export interface Finding {
  readonly path: Path
  readonly code?: string
  readonly message: Said
  readonly remedy: Said
}

/** What is wrong and what to do, without a place. */
export type Advice = Required<Omit<Finding, 'path'>>

/** The names between « and » of a template. */
type Names<T extends string> = T extends `${string}«${infer Name}»${infer Rest}` ? Name | Names<Rest> : never
type WordsOf<C extends Code> = (typeof words)[C]['zh'] | (typeof words)[C]['en']
export type ValuesOf<C extends Code> = Readonly<Record<Names<WordsOf<C>[number]>, string | number | Text>>

export function advice<C extends Code>(code: C, values: ValuesOf<C>): Advice {
  const { zh, en } = words[code]
  return {
    code,
    message: { zh: filled(zh[0], values, 'zh'), en: filled(en[0], values, 'en') },
    remedy: { zh: filled(zh[1], values, 'zh'), en: filled(en[1], values, 'en') },
  }
}

export const finding = <C extends Code>(path: Path, code: C, values: ValuesOf<C>): Finding => ({
  path,
  ...advice(code, values),
})

const filled = (
  template: string,
  values: Readonly<Record<string, string | number | Text>>,
  language: keyof Text,
): string =>
  template.replace(/«([^»]+)»/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'object' ? value[language] : String(value)
  })
