/** `flows -- unpack`: a bundle as the files it was made of. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from '../../flows/src/cli/command.ts'
import { UsageError } from '../../flows/src/cli/files.ts'
import { bundleIn } from './bundle-file.ts'

export const unpack: Command = {
  name: 'unpack',
  usage: 'FILE --out DIR',
  does: ['the files of a bundle as they were packed, into a new folder'],
  options: { out: { type: 'string' } },
  words: 1,
  run({ words: [file], text }) {
    if (file === undefined) throw new UsageError('which bundle?\n    → unpack FILE --out DIR')
    const folder = text('out')
    if (folder === undefined) throw new UsageError('--out DIR is missing\n    → a folder that is new or empty')
    const { version, files } = bundleIn(file, null)
    try {
      mkdirSync(folder, { recursive: true })
      if (readdirSync(folder).length > 0) throw new UsageError(`${folder} is not empty\n    → name a new folder`)
      for (const one of files) {
        const path = join(folder, one.path)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, one.text)
      }
    } catch (error) {
      if (error instanceof UsageError) throw error
      const why = error instanceof Error ? error.message : String(error)
      throw new UsageError(`${why}\n    → name a folder you may write to`)
    }
    return `${folder}: version ${version}, ${files.length} files`
  },
}
