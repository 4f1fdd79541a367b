/** A command line that cannot be understood: what is wrong with it, and what would be right. */
import { oneOf } from './catalogue/problem.ts'

export interface Misuse {
  readonly problem: string
  readonly remedy: string
}

/** `error`: what `parseArgs` of `node:util` threw; `options`: the names it was given. */
export function misuse(error: unknown, options: Readonly<Record<string, unknown>>): Misuse {
  if (!(error instanceof Error)) throw error
  const [, unknown] = /^Unknown option '(-[^'=]+)/.exec(error.message) ?? []
  const known = Object.keys(options).map((name) => `--${name}`)
  if (unknown !== undefined) return { problem: `there is no option ${unknown}`, remedy: oneOf(known, unknown) }
  return { problem: error.message.replace(/\.? To specify.*$/s, ''), remedy: '--help says how it is meant' }
}
