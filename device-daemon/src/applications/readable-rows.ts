/** Every row of a damaged database that can still be read, into a new one: a damaged row costs itself. */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { isRefusedRow, type Row, type Statement, type Store } from './store.ts'

const tables = ['application', 'part', 'follow_up', 'vault_key', 'effect', 'guess', 'life'] as const
type Table = (typeof tables)[number]

const withoutRowid: ReadonlySet<Table> = new Set<Table>(['effect', 'guess'])
/** Rows are numbered one by one: a wider gap is a damaged number. */
const longestGap = 1_000_000n

/** Within a transaction of `into`. Throws what its disk refuses; never what the damaged file does. */
export function copyReadableRows(damaged: string, into: Store): void {
  const from = tried(() => new DatabaseSync(damaged, { readOnly: true }))
  if (from === null) return
  for (const table of tables) copyTable(from, into, table)
  tried(() => from.close())
}

function copyTable(from: DatabaseSync, { database }: Store, table: Table): void {
  const columns = database
    .prepare(`pragma table_info(${table})`)
    .all()
    .map(({ name }) => String(name))
  const insert = database.prepare(
    `insert or ignore into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`,
  )
  const selecting = (clause: string): StatementSync | null =>
    tried(() => {
      const rows = from.prepare(`select ${columns.join()} from ${table} ${clause}`)
      rows.setReadBigInts(true)
      return rows
    })
  const put = (row: Row): void => write(insert, columns, row)
  if (withoutRowid.has(table)) {
    for (const order of ['asc', 'desc']) {
      const rows = selecting(`order by ${columns[0] ?? ''} ${order}`)
      for (const row of soFar(() => rows?.iterate() ?? [])) put(row)
    }
    return
  }
  const one = selecting('where rowid = ?')
  for (const rowid of rowids(from, table)) for (const row of tried(() => one?.all(rowid)) ?? []) put(row)
}

function write(insert: Statement, columns: readonly string[], row: Row): void {
  try {
    insert.run(...columns.map((column) => row[column] ?? null))
  } catch (error) {
    // A damaged row that does not fit its table. That the disk does not take it is another matter.
    if (!isRefusedRow(error)) throw error
  }
}

/** From either end as far as they can be read, and whatever number lies between the ends. */
function rowids(from: DatabaseSync, table: Table): ReadonlySet<bigint> {
  const found = new Set<bigint>()
  const ends = ['asc', 'desc'].map((order) => {
    let last: bigint | null = null
    const read = (): Iterable<Row> => {
      const rows = from.prepare(`select rowid as id from ${table} not indexed order by rowid ${order}`)
      rows.setReadBigInts(true)
      return rows.iterate()
    }
    for (const row of soFar(read)) found.add((last = row['id'] as bigint))
    return last
  })
  const [low = null, high = null] = ends
  if (low !== null && high !== null && high - low < longestGap)
    for (let between = low; between < high; between += 1n) found.add(between)
  return found
}

/** Until the first that cannot be read. What its taker throws passes through. */
function* soFar(read: () => Iterable<Row>): Generator<Row> {
  try {
    yield* read()
  } catch {
    // This far.
  }
}

/** Of the damaged file only. */
function tried<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
