/**
 * The outbox's database file: SQLite with WAL, every commit synced (synchronous=FULL: with NORMAL a power cut could
 * undo a commit whose receipt has been printed). A full or broken disk is an expected failure; anything else is a bug.
 */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { fail, ok, type Result } from '../base/result.ts'
import { migrate } from './schema.ts'

export interface StoreFailure {
  /**
   * Nothing was written. `diskFull`: the store goes on. `damaged`: a page that this touches is not as it was written;
   * the store goes on, for others do not touch it. `deviceFault`: the disk failed; the store refuses everything until
   * the next start.
   */
  readonly code: 'diskFull' | 'damaged' | 'deviceFault'
  readonly detail: string
}

/** For who is not told of pages: a disk that does not take it. */
export interface PortFailure {
  readonly code: Exclude<StoreFailure['code'], 'damaged'>
  readonly detail: string
}
export const atThePort = ({ code, detail }: StoreFailure): PortFailure => ({
  code: code === 'damaged' ? 'deviceFault' : code,
  detail,
})

export type Row = Readonly<Record<string, SQLOutputValue>>

/**
 * A prepared statement. Outside a transaction, what the disk refuses to read is not there, and the store is broken. An
 * integer that no number can hold was not written by this program: it reads as null.
 */
export interface Statement {
  get(...values: readonly SQLInputValue[]): Row | undefined
  all(...values: readonly SQLInputValue[]): readonly Row[]
  run(...values: readonly SQLInputValue[]): { readonly lastInsertRowid: number | bigint }
}

export interface Database {
  exec(sql: string): void
  prepare(sql: string): Statement
  /** For what belongs to one application, as a photograph does: a damaged page of it reads as nothing. */
  prepareOfOne(sql: string): Statement
}

export interface Store {
  readonly database: Database
  /** All or nothing, durable when it returns. `act` must be synchronous and may throw only for bugs. */
  transaction<T>(act: () => T): Result<T, StoreFailure>
  /** Why it refuses everything until the next start. */
  broken(): StoreFailure | null
  close(): void
}

/**
 * `busy`: another process has it open (two daemons would send everything twice). `newer`: written by a later version of
 * this program. `diskFull`: no room for the migration; the file is unchanged.
 */
export interface OpenFailure {
  readonly code: 'busy' | 'newer' | 'diskFull' | 'damaged' | 'deviceFault'
  readonly detail: string
  readonly remedy?: string
}

/**
 * The log may grow to 64 MiB before a commit writes it back: with SQLite's 4 MiB a citizen would wait for that at every
 * thirtieth seal. The outbox writes it back when nobody waits.
 */
const checkpointPages = 16_384

// Primary result codes of SQLite (sqlite.org/rescode.html).
const busy = 5
const full = 13
const device = [8 /* READONLY */, 10 /* IOERR */, 14 /* CANTOPEN */]
// NOMEM: a length in a damaged page; this program has memory enough for its own.
const damage = [7 /* NOMEM */, 11 /* CORRUPT */, 26 /* NOTADB */]
/** Whatever else SQLite says of a file that this program has written (no such table, an unknown format) is damage. */
const openCodes: ReadonlyMap<number, OpenFailure['code']> = new Map([
  [busy, 'busy'],
  [full, 'diskFull'],
  ...device.map((code) => [code, 'deviceFault'] as const),
])

export function openStore(path: string): Result<Store, OpenFailure> {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path)
    // Exclusive: the first write takes the lock, which is held until the process ends, however it ends.
    database.exec(`
      pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;
      pragma wal_autocheckpoint = ${checkpointPages};
      begin immediate; commit`)
    if (migrate(database)) return ok(storeOf(database))
    database.close()
    return fail({ code: 'newer', detail: `${path}: written by a later version of this program; start that one` })
  } catch (error) {
    database?.close()
    const { code, detail } = failureOf(error)
    return fail({ code, detail: `${path}: ${detail}` })
  }
}

/** What SQLite has thrown of a file that is not trusted yet. Throws what is not SQLite's. */
export function failureOf(error: unknown): OpenFailure {
  const code = primaryCode(error)
  if (code === null) throw error
  return { code: openCodes.get(code) ?? 'damaged', detail: (error as Error).message }
}

/** TOOBIG, CONSTRAINT, MISMATCH: a value that its table does not take. */
export const isRefusedRow = (error: unknown): boolean => isOf([18, 19, 20], primaryCode(error))

function storeOf(database: DatabaseSync): Store {
  let broken: StoreFailure | null = null
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  function read<T>(ofOne: boolean, act: () => T, nothing: T): T {
    try {
      return act()
    } catch (error) {
      const code = primaryCode(error)
      const [failed, damaged] = [isOf(device, code), isOf(damage, code)]
      // Inside a transaction the whole of it fails.
      if (database.isTransaction || !(failed || damaged)) throw error
      if (failed || !ofOne) broken = { code: failed ? 'deviceFault' : 'damaged', detail: (error as Error).message }
      return nothing
    }
  }
  function prepare(sql: string, ofOne: boolean): Statement {
    const statement = database.prepare(sql)
    return {
      get: (...values) => read(ofOne, () => inNumbers(statement, () => statement.get(...values)), undefined),
      all: (...values) => read(ofOne, () => inNumbers(statement, () => statement.all(...values)), []),
      run: (...values) => statement.run(...values),
    }
  }

  return {
    database: {
      exec: (sql) => database.exec(sql),
      prepare: (sql) => prepare(sql, false),
      prepareOfOne: (sql) => prepare(sql, true),
    },
    transaction(act) {
      if (broken !== null) return fail(broken)
      try {
        begin.run()
        const value = act()
        commit.run()
        return ok(value)
      } catch (error) {
        if (database.isTransaction) database.exec('rollback')
        const code = primaryCode(error)
        const detail = error instanceof Error ? error.message : String(error)
        if (code === full) return fail({ code: 'diskFull', detail })
        if (isOf(damage, code)) return fail({ code: 'damaged', detail })
        if (!isOf(device, code)) throw error
        // After a failed sync the kernel may consider the page clean: a retry could report success although nothing was
        // written.
        broken = { code: 'deviceFault', detail }
        return fail(broken)
      }
    },
    broken: () => broken,
    close: () => database.close(),
  }
}

/** Reads again, more slowly, when a row holds an integer beyond 2⁵³, for which node:sqlite throws. */
function inNumbers<T extends Row | readonly Row[] | undefined>(statement: StatementSync, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  statement.setReadBigInts(true)
  try {
    const found = act()
    return (Array.isArray(found) ? found.map(numbersOf) : found && numbersOf(found as Row)) as T
  } finally {
    statement.setReadBigInts(false)
  }
}

const numbersOf = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (typeof value !== 'bigint') return [column, value]
      return [column, Number.isSafeInteger(Number(value)) ? Number(value) : null]
    }),
  )

const isOf = (codes: readonly number[], code: number | null): boolean => code !== null && codes.includes(code)

function primaryCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null
}
