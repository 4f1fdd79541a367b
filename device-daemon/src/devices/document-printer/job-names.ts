/**
 * What jobs are called at the printer: no personal data, no two alike, and this terminal's own known again after a
 * restart, at a printer that several terminals share as well. For that the terminal has a mark, kept in a file.
 *
 * Printers cut names (after 63, 31, even 16 octets), drop what is not ASCII, change capitals, put words of their own in
 * front. So the name begins with its key, 20 hexadecimal digits: the mark and what no other job has.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface JobNames {
  /** `what` carries no personal data. */
  nameOf(what: string): string
  /** This terminal gave the name, in this life of the program or an earlier one. */
  isOurs(listed: string): boolean
}

const markDigits = 8
const ownDigits = 12
const keyDigits = markDigits + ownDigits
/** A key that was cut is still told apart from every other: 2^32 to one. */
const leastDigits = markDigits + 8

/** `folder`: where the machine notes what must be known after a restart; null: nowhere, as at a technician's bench. */
export function jobNamesIn(folder: string | null): JobNames {
  const mark = markIn(folder)
  return {
    nameOf: (what) => `${mark}${randomBytes(ownDigits / 2).toString('hex')} ${what}`,
    isOurs: (listed) => keyIn(listed)?.startsWith(mark) ?? false,
  }
}

/** What is left of the key in a name as the printer lists it; null: no name of a terminal. */
export function keyIn(listed: string): string | null {
  const digits = listed.toLowerCase().match(/[0-9a-f]+/g) ?? []
  return digits.find(({ length }) => length >= leastDigits && length <= keyDigits) ?? null
}

/** Whether a printer that lists `listed` has the job that was given `name`. */
export function isSameJob(listed: string, name: string): boolean {
  const key = keyIn(listed)
  return key !== null && name.startsWith(key)
}

function markIn(folder: string | null): string {
  const fresh = randomBytes(markDigits / 2).toString('hex')
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
