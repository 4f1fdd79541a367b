/**
 * An outbox from before files stated a version (`fixtures/outbox-before-versions.sql`, written by that program with the
 * machine key of `terminal.ts`): one application each that is sealed, unknown, accepted with a follow-up, returned, and
 * destroyed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const sql = readFileSync(join(import.meta.dirname, '../fixtures/outbox-before-versions.sql'), 'utf8')

export const earlier = {
  destroyed: 'c883d21c-d42b-485c-a304-4cfc69993ac3',
  accepted: '42d0aeb1-ee7e-41f5-a72f-d1068923e5f2',
  returned: '2b68543e-3a55-43bf-81b1-4e44ae6c81af',
  unknown: 'f477fdae-4cb0-410b-86c7-2b9dd9e8ca7e',
  sealed: '07d2bfea-f89d-411e-b953-e38dce23661a',
} as const

export function writeEarlierOutbox(path: string): void {
  const database = new DatabaseSync(path)
  database.exec(`pragma journal_mode = wal; begin; ${sql} commit`)
  database.close()
}
