/**
 * What jobs are called at the printer: no personal data, no two alike, and this terminal's own known again after a
 * restart, at a printer that several terminals share as well. For that the terminal has a mark, kept in a file.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface JobNames {
  /** `what` carries no personal data. */
  nameOf(what: string): string
  /** This terminal gave the name, in this life of the program or an earlier one. */
  isOurs(name: string): boolean
}

/** `folder`: where the machine notes what must be known after a restart; null: nowhere, as at a technician's bench. */
export function jobNamesIn(folder: string | null): JobNames {
  const mark = markIn(folder)
  const form = new RegExp(` ${mark}-[0-9a-f]{12}$`)
  return {
    nameOf: (what) => `${what} ${mark}-${randomBytes(6).toString('hex')}`,
    isOurs: (name) => form.test(name),
  }
}

function markIn(folder: string | null): string {
  const fresh = randomBytes(4).toString('hex')
  if (folder === null) return fresh
  const file = join(folder, 'a4-jobs-mark')
  // Unwritable or damaged: nothing is recognised after a restart, and nobody else's job is taken for our own.
  try {
    const kept = readFileSync(file, 'utf8')
    if (/^[0-9a-f]{8}$/.test(kept)) return kept
  } catch {}
  try {
    writeFileSync(file, fresh, { mode: 0o600, flush: true })
  } catch {}
  return fresh
}
