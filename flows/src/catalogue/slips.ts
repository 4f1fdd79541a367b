/** Slips of a Chinese keyboard and of the tab key: what YAML does not take for punctuation, with the right advice. */

export interface Slip {
  readonly offset: number
  readonly message: string
  readonly remedy: string
}

const slips: readonly { readonly pattern: RegExp; readonly message: string; readonly remedy: string }[] = [
  {
    pattern: /^[ ]*\t/,
    message: 'is indented by a tab',
    remedy: 'use two blanks for every step; most editors can be told to (“spaces instead of tabs”)',
  },
  {
    pattern: /(?:^\s*(?:- )?|[{,，]\s*)[A-Za-z][\w-]*\s*：/,
    message: 'has a full-width colon “：” after a name',
    remedy: 'write a colon and a blank, ": ", after the name; inside a text “：” is right',
  },
  {
    pattern: /，\s*[A-Za-z][\w-]*\s*:\s/,
    message: 'has a full-width comma “，” between two members',
    remedy: 'write ", " between members; a text that holds a comma stands in quotes',
  },
  {
    pattern: /[:[,]\s*[［｛]|[］｝]\s*$/,
    message: 'has a full-width bracket',
    remedy: 'write { } and [ ] with the keyboard set to English',
  },
  {
    pattern: /^\s*－\s/,
    message: 'begins an entry with a full-width dash “－”',
    remedy: 'write "- " with the keyboard set to English',
  },
]

/** The first slip of every line that has one. Comments and quoted texts are left alone. */
export function slipsIn(text: string): readonly Slip[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const offset = start
    start += line.length + 1
    // What stands in quotes is text; the quotes themselves stay, so that places do not move.
    const bare = line.replace(/'[^']*'|"[^"]*"/g, (quoted) => ' '.repeat(quoted.length)).replace(/(^|\s)#.*/, '')
    for (const { pattern, message, remedy } of slips) {
      const found = pattern.exec(bare)
      if (found !== null) return [{ offset: offset + found.index, message, remedy }]
    }
    return []
  })
}
