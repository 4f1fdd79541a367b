/**
 * Sequence numbers after damage. SQLite counts on from the largest, also from one that no step of ours has reached, and
 * at 2⁶³ − 1 it refuses every further row.
 */
import type { Database } from './store.ts'

/** Numbers are counted one by one: nobody comes here. */
const beyond = 2 ** 50
const tables = ['application', 'follow_up'] as const

/** Inside a transaction. Rows with an impossible number are counted anew, behind all others. */
export function mendSequences(database: Database): void {
  for (const table of tables) {
    const lost = database.prepare(`select rowid from ${table} where sequence > ${beyond} limit 1`)
    const move = database.prepare(`
      update ${table} set sequence = (
        select coalesce(max(sequence), 0) + 1 from ${table} where sequence between 0 and ${beyond}
      ) where sequence = (select min(sequence) from ${table} where sequence > ${beyond})`)
    while (lost.get() !== undefined) move.run()
    database
      .prepare(
        `update sqlite_sequence set seq = (select coalesce(max(sequence), 0) from ${table})
         where name = '${table}' and (typeof(seq) <> 'integer' or seq > ${beyond})`,
      )
      .run()
  }
}
