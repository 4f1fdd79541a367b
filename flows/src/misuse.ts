/** A command line that cannot be understood: what is wrong with it, and what would be right. */
import { oneOf } from './catalogue/problem.ts'

export interface Misuse {
  readonly problem: string
  readonly remedy: string
  /** For those who use the services' tools in Chinese. */
  readonly zh: { readonly problem: string; readonly remedy: string }
}

/** `error`: what `parseArgs` of `node:util` threw; `options`: the names it was given. */
export function misuse(error: unknown, options: Readonly<Record<string, unknown>>): Misuse {
  if (!(error instanceof Error)) throw error
  const [, unknown] = /^Unknown option '(-[^'=]+)/.exec(error.message) ?? []
  const known = Object.keys(options).map((name) => `--${name}`)
  if (unknown !== undefined) {
    const near = oneOf(known, unknown)
    return {
      problem: `there is no option ${unknown}`,
      remedy: near.en,
      zh: { problem: `没有选项 ${unknown}`, remedy: near.zh },
    }
  }
  const [, bare] =
    /^Option '(?:-\w, )?(--[\w-]+)[^']*' (?:argument missing|argument is ambiguous)/.exec(error.message) ?? []
  const problem = error.message.replace(/\.? To specify.*$/s, '')
  return {
    problem,
    remedy: '--help says how it is meant',
    zh: {
      problem: bare === undefined ? `命令写得不对：${problem}` : `${bare} 后面没有写值`,
      remedy: '--help 说明写法',
    },
  }
}
