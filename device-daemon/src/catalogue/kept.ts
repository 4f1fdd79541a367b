/**
 * The result of the last good reading of the services, kept in the state directory. It saves the reading while nothing
 * has changed, and provides the last good version when a file is broken. It is checked like any input: it is used only
 * if sealed with this machine's key, owned by this user and valid by today's schema.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { Affair } from '#flows/affair.ts'
import { HolidayYear } from '#flows/calendar.ts'
import { District } from '#flows/district.ts'
import { Elsewhere } from '#flows/elsewhere.ts'

/** Raised whenever the shape below changes; older files are then ignored. */
const format = 4

export const Quarantined = v.strictObject({
  file: v.string(),
  /** The affair the file describes; null: the district's file or a year's holidays. */
  affair: v.nullable(v.string()),
  /** `lastGood`: an earlier version is in use; `nothing`: the service is not offered. */
  instead: v.picklist(['lastGood', 'nothing']),
  /** For a person: file, line, what is wrong, remedy. */
  text: v.string(),
})
/** 隔离: a file that is set aside, so that it affects only its own service. */
export type Quarantined = v.InferOutput<typeof Quarantined>

const Kept = v.strictObject({
  format: v.literal(format),
  digest: v.string(),
  district: District,
  affairs: v.array(Affair),
  years: v.array(HolidayYear),
  ...Elsewhere.entries,
  quarantined: v.array(Quarantined),
})
export type Kept = Omit<v.InferOutput<typeof Kept>, 'format'>

export interface Keeping {
  readonly file: string
  /** 32 secret bytes of this machine. */
  readonly key: Uint8Array
}

/** Null: no such file, or it cannot be trusted. */
export function readKept({ file, key }: Keeping): Kept | null {
  const text = ownText(file)
  if (text === null) return null
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  if (end < 0 || !sameSeal(text.slice(0, end), sealOf(body, key))) return null
  const kept = v.safeParse(Kept, parseJson(body))
  return kept.success ? kept.output : null
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
