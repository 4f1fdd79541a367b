/** The directory for everything that must survive a power cut: outbox, record, keys. */
import { randomBytes, hkdfSync } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readRegularFile } from '../base/regular-file.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { badItems } from './state-items.ts'

export interface StateDirectory {
  readonly path: string
  /** No daemon has run here before. */
  readonly fresh: boolean
  /** 32 bytes for one purpose, the same after every restart. */
  readonly secret: (purpose: 'launch' | 'audit' | 'catalogue') => Buffer
}

export interface StateDirectoryFailure {
  readonly code: 'unwritable' | 'damaged'
  /** For a person. */
  readonly text: string
}

export const recordKeyRemedy =
  'restore it from a copy. Without one, move it, audit.log and audit.log.head away, and keep them: a new record begins'

export function openStateDirectory(path: string): Result<StateDirectory, StateDirectoryFailure> {
  try {
    makeFolder(path)
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    const bad = badItems(path)
    if (bad !== null) return fail({ code: 'damaged', text: bad })
    const file = join(path, 'daemon.key')
    const fresh = !existsSync(file)
    if (fresh && existsSync(join(path, 'audit.log'))) {
      const text = `${file}, with which audit.log was written, is not there\n    → ${recordKeyRemedy}`
      return fail({ code: 'damaged', text })
    }
    if (fresh) {
      // Written to a new file and renamed: after a power cut there is a complete key or none.
      writeFileSync(`${file}.new`, randomBytes(32), { mode: 0o600, flush: true })
      renameSync(`${file}.new`, file)
    }
    const read = readRegularFile(file, 1024)
    if (!read.ok && read.failure.code === 'unreadable') throw new Error(`${file} ${read.failure.detail}`)
    const wrong = !read.ok
      ? read.failure.detail
      : read.value.length !== 32
        ? `is not a key: ${read.value.length} bytes instead of 32`
        : read.value.every((byte) => byte === 0)
          ? 'is not a key: only zeros, as a power cut leaves them'
          : null
    if (!read.ok || wrong !== null) return fail({ code: 'damaged', text: `${file} ${wrong}\n    → ${recordKeyRemedy}` })
    const key = read.value
    return ok({ path, fresh, secret: (purpose) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32)) })
  } catch (error) {
    const problem = `The state directory cannot be used: ${error instanceof Error ? error.message : String(error)}`
    const remedy = `make ${path} writable for this user, or name another one (stateDirectory in the profile)`
    return fail({ code: 'unwritable', text: `${problem}\n    → ${remedy}` })
  }
}

/** `mkdirSync` with `recursive` never returns where nothing can be made, under /proc for instance (Node 24). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
