/**
 * The result of the last good reading of the services, kept in the state directory. It saves the reading while nothing
 * has changed, and provides the last good version when a file is broken. It is taken only if sealed with this machine's
 * key and owned by this user; what other code has written must also be valid by today's schema (`still-valid.ts`).
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Affair } from '#flows/model/affair.ts'
import type { HolidayYear } from '#flows/time/calendar.ts'
import type { District } from '#flows/model/district.ts'
import type { Elsewhere } from '#flows/find/elsewhere.ts'

/** Raised whenever the shape below changes; of older files only `bundle` is then read, whose shape stays. */
const format = 7

/** 隔离: a file that is set aside, so that it affects only its own service. */
export interface Quarantined {
  readonly file: string
  /** The affair the file describes; null: the district's file or a year's holidays. */
  readonly affair: string | null
  /** `lastGood`: an earlier version is in use; `nothing`: the service is not offered. */
  readonly instead: 'lastGood' | 'nothing'
  /** For a person: file, line, what is wrong, remedy. */
  readonly text: string
}

export interface Kept {
  /** Of the files, and of the code that has checked them (`sources.ts`). */
  readonly digest: string
  /** The bundle it was read from: `content` is the SHA-256 of its bytes. Null: from the project's folders. */
  readonly bundle: { readonly version: string; readonly content: string } | null
  readonly district: District
  readonly affairs: readonly Affair[]
  readonly years: readonly HolidayYear[]
  readonly elsewhere: readonly Elsewhere[]
  readonly quarantined: readonly Quarantined[]
}

export interface Keeping {
  readonly file: string
  /** 32 secret bytes of this machine. */
  readonly key: Uint8Array
}

/** Null: no such file, or it cannot be trusted. */
export function readKept(keeping: Keeping): Kept | null {
  const { format: written, ...kept } = readSealed(keeping) ?? { format: null }
  return written === format ? (kept as Kept) : null
}

/** The bundle that was taken last, in whatever format the rest is: none before it is taken again. */
export const readTaken = (keeping: Keeping): Kept['bundle'] => readSealed(keeping)?.bundle ?? null

function readSealed({ file, key }: Keeping): (Pick<Kept, 'bundle'> & { readonly format: number }) | null {
  const text = ownText(file)
  if (text === null) return null
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  if (end < 0 || !sameSeal(text.slice(0, end), sealOf(body, key))) return null
  // Nobody but `keep` of this machine can have sealed it.
  return JSON.parse(body) as Pick<Kept, 'bundle'> & { readonly format: number }
}

/** Written completely or not at all, even if the power fails. A failure to write does no harm now. */
export function keep({ file, key }: Keeping, value: Kept): void {
  const body = JSON.stringify({ format, ...value })
  try {
    writeFileSync(`${file}.new`, `${sealOf(body, key)}\n${body}`, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  } catch {
    // The next start reads the files again and has no earlier version to fall back on.
  }
}

const sealOf = (body: string, key: Uint8Array): string => createHmac('sha256', key).update(body).digest('hex')
function sameSeal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The content of a file that belongs to this user and is writable by nobody else. */
function ownText(file: string): string | null {
  try {
    const handle = openSync(file, 'r')
    try {
      const { uid, mode } = fstatSync(handle)
      return uid === process.getuid?.() && (mode & 0o022) === 0 ? readFileSync(handle, 'utf8') : null
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}
