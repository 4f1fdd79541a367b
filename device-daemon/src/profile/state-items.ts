/**
 * What lies in the state directory must be files that this user may read, and write if they change. A folder put there
 * by hand, a link whose target is not mounted, a file that another user restored: each is told before anything is
 * opened, because a key that seems to be missing would be made anew, and end the record and the applications sealed
 * with the old one.
 */
import { accessSync, constants, lstatSync, readlinkSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** Those without which nothing runs; the others (a kept catalogue, marks of the printers) do without theirs. */
const needed = [
  'daemon.key',
  'machine.key',
  'audit.log',
  'audit.log.head',
  'outbox.db',
  'outbox.db-wal',
  'outbox.db-shm',
  'outbox.copying.db',
]
/** Only read: they may lie where nothing can be written. */
const keys = new Set(['daemon.key', 'machine.key'])

/** For a person, with remedies; null: each that is there is a file. */
export function badItems(folder: string): string | null {
  const bad = needed.flatMap((name) => {
    const file = join(folder, name)
    const problem = problemOf(file, keys.has(name))
    return problem === null ? [] : [`${file} ${problem.what}\n    → ${problem.remedy}`]
  })
  return bad.length === 0 ? null : bad.join('\n')
}

function problemOf(file: string, isKey: boolean): { readonly what: string; readonly remedy: string } | null {
  const item = lstatSync(file, { throwIfNoEntry: false })
  if (item === undefined) return null
  const target = item.isSymbolicLink() ? targetOf(file) : item
  if (target === null)
    return {
      what: `is a link to ${readlinkSync(file)}, which cannot be reached`,
      remedy: 'mount or restore what it names',
    }
  if (!target.isFile())
    return {
      what: `is a ${target.isDirectory() ? 'folder' : 'pipe, socket or device'}, not a file`,
      remedy: 'move it away, and restore the file from a copy',
    }
  try {
    accessSync(file, isKey ? constants.R_OK : constants.R_OK | constants.W_OK)
    return null
  } catch {
    return {
      what: `may not be ${isKey ? 'read' : 'read and written'} by this user`,
      remedy: `give it to the user of the daemon: chown USER '${file}' && chmod ${isKey ? 400 : 600} '${file}'`,
    }
  }
}

function targetOf(link: string): Stats | null {
  try {
    return statSync(link)
  } catch {
    return null
  }
}
