/**
 * No line of code is longer than 120 columns and no file longer than 400 lines, which would hold more than one idea.
 * The formatter breaks code; texts, comments and templates must be broken by their author.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownFiles } from './own-files.ts'

const maxColumns = 120
const maxLines = 400
/** Characters that may surround a literal on a line that is long because of the literal. */
const maxAround = 80

const literal =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/(?![*/ ])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/g
/** `${name}` and `${a.b[0]}` only fill a blank; calls and choices are code, which can be broken. */
const blank = /\$\{[\w.?[\]]*\}/g

/**
 * Whether the line is long because of one text, address or regular expression that would not gain by being broken: a
 * literal without code in it, and little around it.
 */
export function isOneLiteral(line: string): boolean {
  const [longest = ''] = [...line.matchAll(literal)].map(([text]) => text).sort((a, b) => b.length - a.length)
  if (longest.startsWith('`') && longest.replace(blank, '').includes('${')) return false
  return line.trim().length - longest.length <= maxAround
}

/** Findings about one file, given its text. */
export function judgeLines(file: string, text: string): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n')
  const findings = lines.flatMap((line, at) =>
    [...line].length > maxColumns && !isOneLiteral(line)
      ? [`${file}:${at + 1}: ${[...line].length} columns, ${maxColumns} at most`]
      : [],
  )
  return lines.length > maxLines
    ? [...findings, `${file}: ${lines.length} lines, ${maxLines} at most: split it by idea`]
    : findings
}

export const checkLines = (root: string): readonly string[] =>
  ownFiles(root, ['.ts', '.tsx', '.mjs', '.css']).flatMap((file) =>
    judgeLines(file, readFileSync(join(root, file), 'utf8')),
  )
