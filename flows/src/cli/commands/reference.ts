import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { UsageError } from '../files.ts'
import { reference as referenceText } from '../reference.ts'

const file = join(import.meta.dirname, '../../../REFERENCE.md')

export const reference: Command = {
  name: 'reference',
  usage: '[--check]',
  does: [
    'write flows/REFERENCE.md: every member of the files, with an example;',
    '--check only says whether it is fresh',
  ],
  options: { check: { type: 'boolean' } },
  words: 0,
  run({ given }) {
    const text = referenceText()
    if (!given('check')) {
      writeFileSync(file, text)
      return 'flows/REFERENCE.md is written'
    }
    if (readFileSync(file, 'utf8') === text) return 'flows/REFERENCE.md is fresh'
    throw new UsageError('flows/REFERENCE.md is not what the model says\n    → npm run flows -- reference')
  },
}
