/** Writes what a command made: to the file of `--out`, or it is printed. */
import { writeFileSync } from 'node:fs'
import type { Call } from './command.ts'
import { refused } from './files.ts'

/** What to print: the text itself, or that it stands in the file now. */
export function printedOrWritten({ text }: Call, made: string): string {
  const file = text('out')
  return file === undefined ? made.trimEnd() : written(file, `${made.trimEnd()}\n`)
}

export function written(file: string, content: string | Uint8Array): string {
  try {
    writeFileSync(file, content)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw refused('fileUnwritten', { file, reason })
  }
  return `written: ${file}`
}
