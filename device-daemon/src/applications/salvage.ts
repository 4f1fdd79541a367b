/**
 * The outbox's file after a bad disk: set aside under another name (never deleted, somebody may read more of it), and
 * what can still be read of it goes on in a new one. What is missing then is found by comparing with the record
 * (`record-knows.ts`).
 *
 * A power cut at any moment leaves the damaged file where it was, or a whole copy under a name of its own, with which
 * the next start goes on. What the disk does not take leaves the damaged file, and the terminal does not start: with an
 * empty outbox it would seem well, and never look at the damaged one again.
 */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { fail, ok, type Result } from '../base/result.ts'
import { copyReadableRows } from './readable-rows.ts'
import { failureOf, openStore, type OpenFailure, type Store } from './store.ts'

/** The damaged file's new name, and how many applications could be copied. A power cut may have it told twice. */
export type OnSetAside = (file: string, applications: number) => void

/** The log belongs to the file, and is read with it by its name. */
const parts = ['', '-wal', '-shm'] as const
const named = (path: string, what: string): string => join(dirname(path), `${basename(path, '.db')}.${what}.db`)

/** `stamp`: for the name of what is set aside. */
export function openOrSalvage(path: string, stamp: string, onSetAside: OnSetAside): Result<Store, OpenFailure> {
  const begun = stampOfCopy(path)
  if (begun !== null) exchange(path, begun, onSetAside)
  const opened = openStore(path)
  const trouble = opened.ok ? troubleIn(opened.value) : opened.failure
  if (trouble === null) return opened
  if (opened.ok) opened.value.close()
  if (trouble.code !== 'damaged') return fail(trouble)
  const copied = copyBeside(path)
  if (!copied.ok) return copied
  renameSync(copied.value, named(path, `salvaged-${stamp}`))
  exchange(path, stamp, onSetAside)
  return openStore(path)
}

/** Also in the middle of being set aside. */
export const hasOutbox = (path: string): boolean => existsSync(path) || stampOfCopy(path) !== null

/** A whole copy that an earlier start did not come to use. */
function stampOfCopy(path: string): string | null {
  const pattern = /\.salvaged-([^.]+)\.db$/
  const name = readdirSync(dirname(path)).find((each) => each.startsWith(basename(path, '.db')) && pattern.test(each))
  return name === undefined ? null : (pattern.exec(name)?.[1] ?? null)
}

/** Under a name that says nothing until it is whole. */
function copyBeside(path: string): Result<string, OpenFailure> {
  const beside = named(path, 'copying')
  const remove = (): void => {
    for (const part of parts) rmSync(beside + part, { force: true })
  }
  remove()
  const fresh = openStore(beside)
  const copied = fresh.ok ? fresh.value.transaction(() => copyReadableRows(path, fresh.value)) : fresh
  if (fresh.ok) fresh.value.close()
  // Closing writes the log back into the file, and keeps the log if the disk does not take that.
  const whole = copied.ok && !existsSync(`${beside}-wal`)
  if (whole) return ok(beside)
  remove()
  const { code, detail } = copied.ok ? { code: 'diskFull' as const, detail: 'its log stays' } : copied.failure
  return fail({
    code,
    detail: `${path} is damaged, and what can be read of it cannot be copied (${detail}); it is left as it is`,
    remedy: 'make room on this disk, twice what the file takes, or copy the folder to a sound one; then start again',
  })
}

/** Each step may be the last one before a power cut: while the copy has its own name, a start begins here. */
function exchange(path: string, stamp: string, onSetAside: OnSetAside): void {
  const copy = named(path, `salvaged-${stamp}`)
  const aside = named(path, `damaged-${stamp}`)
  syncFolder(path)
  // None of the old log may be left beside the new file: it would be read as its own.
  for (const part of parts) if (existsSync(path + part)) renameSync(path + part, aside + part)
  syncFolder(path)
  onSetAside(basename(aside), applicationsIn(copy))
  renameSync(copy, path)
  syncFolder(path)
}

function applicationsIn(copy: string): number {
  // Immutable: leaves no files beside it.
  const database = new DatabaseSync(new URL(`${pathToFileURL(copy).href}?immutable=1`), { readOnly: true })
  const count = database.prepare('select count(*) as count from application').get()?.['count']
  database.close()
  return Number(count)
}

function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Of the photographs' table only every row's place and its index: they are many, and each is its application's own. */
function troubleIn(store: Store): OpenFailure | null {
  const { database } = store
  const checks = ['application', 'follow_up', 'vault_key', 'effect', 'guess', 'life', 'sqlite_sequence']
  const walks = ['select count(*) from part not indexed', 'select owner, name from part order by owner, name']
  try {
    for (const walk of walks) database.prepare(walk).all()
    for (const table of checks) {
      const said = database.prepare(`pragma quick_check(${table})`).all()
      const sound = said.length === 1 && said[0]?.['quick_check'] === 'ok'
      if (!sound && store.broken() === null) return { code: 'damaged', detail: `${table}: ${JSON.stringify(said)}` }
    }
    rehearse(store)
  } catch (error) {
    const failure = failureOf(error)
    // No room says nothing of the pages, and what is here needs none to go on. Anything else that SQLite says of a
    // file that this program has written, as of a table or a column that is not there, is damage.
    if (failure.code !== 'diskFull') return failure
  }
  return store.broken()
}

/** Of sealing, undone: the pages where new rows go, and free ones, are as they should be. */
function rehearse({ database }: Store): void {
  database.exec('begin immediate')
  try {
    database.exec(`
      insert into application (id, state, sealed_at, digest) values ('rehearsal', 'sealed', '', '');
      insert into part values ('rehearsal', '', zeroblob(100000));
      insert into vault_key values ('rehearsal', x'');
      insert into follow_up (owner, content) values ('rehearsal', x'')`)
  } finally {
    database.exec('rollback')
  }
}
