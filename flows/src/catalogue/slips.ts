/** Slips of a Chinese keyboard and of the tab key: what YAML does not take for punctuation, with the right advice. */

import { advice, type Advice } from '../findings/finding.ts'

export interface Slip extends Advice {
  readonly offset: number
}

const slips = [
  { pattern: /^[ ]*\t/, code: 'tab' },
  {
    pattern: /(?:^\s*(?:- )?|[{,，]\s*)[A-Za-z][\w-]*\s*：/,
    code: 'wideColon',
  },
  {
    pattern: /，\s*[A-Za-z][\w-]*\s*:\s/,
    code: 'wideComma',
  },
  {
    pattern: /[:[,]\s*[［｛]|[］｝]\s*$/,
    code: 'wideBracket',
  },
  {
    pattern: /^\s*－\s/,
    code: 'wideDash',
  },
] as const

/** The first slip of every line that has one. Comments and quoted texts are left alone. */
export function slipsIn(text: string): readonly Slip[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const offset = start
    start += line.length + 1
    // What stands in quotes is text; the quotes themselves stay, so that places do not move.
    const bare = line.replace(/'[^']*'|"[^"]*"/g, (quoted) => ' '.repeat(quoted.length)).replace(/(^|\s)#.*/, '')
    for (const { pattern, code } of slips) {
      const found = pattern.exec(bare)
      if (found !== null) return [{ offset: offset + found.index, ...advice(code, {}) }]
    }
    return []
  })
}
