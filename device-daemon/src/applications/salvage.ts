/**
 * The outbox's file after a bad disk: set aside under another name (never deleted, somebody may read more of it), and
 * what can still be read of it copied into a new one. What is missing then is found by comparing with the record
 * (`missing.ts`).
 */
import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ok, type Result } from '../base/result.ts'
import { openStore, type OpenFailure, type Store } from './store.ts'

export interface Salvaged {
  readonly store: Store
  /** The damaged file's new name, and how many applications could be copied; null: nothing was damaged. */
  readonly aside: { readonly file: string; readonly applications: number } | null
}

const tables = ['application', 'part', 'follow_up', 'vault_key', 'effect', 'guess', 'life'] as const

/** `stamp`: for the name of what is set aside. */
export function openOrSalvage(path: string, stamp: string): Result<Salvaged, OpenFailure> {
  const opened = openStore(path)
  if (opened.ok && readable(opened.value)) return ok({ store: opened.value, aside: null })
  if (!opened.ok && opened.failure.code !== 'damaged') return opened
  if (opened.ok) opened.value.close()
  const file = `${basename(path, '.db')}.damaged-${stamp}.db`
  const damaged = join(dirname(path), file)
  // The log belongs to the file, and is read with it by its name.
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, damaged + part)
  const fresh = openStore(path)
  return fresh.ok ? ok({ store: fresh.value, aside: { file, applications: copy(damaged, fresh.value) } }) : fresh
}

/** Walks the small table whole, and the indexes; of the large ones no more than that. */
function readable(store: Store): boolean {
  const walks = [
    ...tables.map((table) => `select count(*) from ${table}`),
    'select * from application',
    'select id, citizen from application where settled_at is null order by sequence',
    'select id from application where settled_at <= 0 and citizen is not null',
    'select citizen from application where citizen is not null order by citizen, sequence',
    'select owner, name from part order by owner, name',
    'select owner from vault_key order by owner',
  ]
  try {
    for (const walk of walks) store.database.prepare(walk).all()
    return !store.broken()
  } catch (error) {
    // A page of the schema: a table or a column is not there.
    if (error instanceof Error && 'errcode' in error) return false
    throw error
  }
}

function copy(damaged: string, into: Store): number {
  let from: DatabaseSync
  try {
    from = new DatabaseSync(damaged, { readOnly: true })
  } catch {
    return 0
  }
  into.transaction(() => {
    for (const table of tables) copyTable(from, into, table)
  })
  try {
    from.close()
  } catch {
    // It is not needed any more.
  }
  return Number(into.database.prepare('select count(*) as count from application').get()?.['count'])
}

/** From either end as far as it can be read. */
function copyTable(from: DatabaseSync, into: Store, table: string): void {
  const columns = into.database
    .prepare(`pragma table_info(${table})`)
    .all()
    .map(({ name }) => String(name))
  const insert = into.database.prepare(
    `insert or ignore into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`,
  )
  const [first = ''] = columns
  for (const order of ['asc', 'desc']) {
    try {
      const rows = from.prepare(`select ${columns.join()} from ${table} order by ${first} ${order}`)
      rows.setReadBigInts(true)
      for (const row of rows.iterate()) insert.run(...columns.map((column) => row[column] ?? null))
    } catch {
      // This far, or a row that the new file refuses; the rest is tried from the other end.
    }
  }
}
