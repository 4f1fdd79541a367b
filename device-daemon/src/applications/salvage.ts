/**
 * The outbox's file after a bad disk: set aside under another name (never deleted, somebody may read more of it), and
 * what can still be read of it copied into a new one. What is missing then is found by comparing with the record
 * (`missing.ts`).
 */
import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ok, type Result } from '../base/result.ts'
import { openStore, type OpenFailure, type Row, type Store } from './store.ts'

export interface Salvaged {
  readonly store: Store
  /** The damaged file's new name, and how many applications could be copied; null: nothing was damaged. */
  readonly aside: { readonly file: string; readonly applications: number } | null
}

const tables = ['application', 'part', 'follow_up', 'vault_key', 'effect', 'guess', 'life'] as const

const withoutRowid: ReadonlySet<string> = new Set(['effect', 'guess'])
/** Rows are numbered one by one: a wider gap is a damaged number. */
const longestGap = 1_000_000n

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

/** Of the photographs' table only every row's place and its index: they are many, and each is its application's own. */
function readable(store: Store): boolean {
  const checks = [...tables.filter((table) => table !== 'part'), 'sqlite_sequence']
  const walks = ['select count(*) from part not indexed', 'select owner, name from part order by owner, name']
  try {
    for (const walk of walks) store.database.prepare(walk).all()
    const sound = checks.every((table) => {
      const said = store.database.prepare(`pragma quick_check(${table})`).all()
      return said.length === 1 && said[0]?.['quick_check'] === 'ok'
    })
    return sound && !store.broken() && takesRows(store)
  } catch (error) {
    // A page of the schema: a table or a column is not there.
    if (error instanceof Error && 'errcode' in error) return false
    throw error
  }
}

/** A rehearsal of sealing, undone: the pages where new rows go, and free ones, are as they should be. */
function takesRows({ database }: Store): boolean {
  database.exec('begin immediate')
  try {
    database.exec(`
      insert into application (id, state, sealed_at, digest) values ('rehearsal', 'sealed', '', '');
      insert into part values ('rehearsal', '', zeroblob(100000));
      insert into vault_key values ('rehearsal', x'');
      insert into follow_up (owner, content) values ('rehearsal', x'')`)
    return true
  } finally {
    database.exec('rollback')
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

/** Row by row: a damaged one costs itself. */
function copyTable(from: DatabaseSync, into: Store, table: (typeof tables)[number]): void {
  const columns = into.database
    .prepare(`pragma table_info(${table})`)
    .all()
    .map(({ name }) => String(name))
  const insert = into.database.prepare(
    `insert or ignore into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`,
  )
  const copyRows = (rows: Iterable<Row>): void => {
    for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null))
  }
  const selecting = (clause: string) => {
    const rows = from.prepare(`select ${columns.join()} from ${table} ${clause}`)
    rows.setReadBigInts(true)
    return rows
  }
  const tried = (act: () => void): void => {
    try {
      act()
    } catch {
      // Damaged, or what the new file refuses.
    }
  }
  if (withoutRowid.has(table)) {
    for (const order of ['asc', 'desc'])
      tried(() => copyRows(selecting(`order by ${columns[0] ?? ''} ${order}`).iterate()))
    return
  }
  tried(() => {
    const row = selecting('where rowid = ?')
    for (const rowid of rowids(from, table)) tried(() => copyRows(row.all(rowid)))
  })
}

/** From either end as far as they can be read, and whatever number lies between the ends. */
function rowids(from: DatabaseSync, table: string): ReadonlySet<bigint> {
  const found = new Set<bigint>()
  const ends = ['asc', 'desc'].map((order) => {
    let last: bigint | null = null
    try {
      const rows = from.prepare(`select rowid as id from ${table} not indexed order by rowid ${order}`)
      rows.setReadBigInts(true)
      for (const row of rows.iterate()) found.add((last = row['id'] as bigint))
    } catch {
      // This far.
    }
    return last
  })
  const [low = null, high = null] = ends
  if (low !== null && high !== null && high - low < longestGap)
    for (let between = low; between < high; between += 1n) found.add(between)
  return found
}
