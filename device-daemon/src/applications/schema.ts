/**
 * The tables of the outbox, and the migration of files of earlier versions. A file states its version (`user_version`);
 * missing steps are applied in one transaction, so that a power cut leaves either the old file or the new one. A step
 * that has been delivered is never changed; changes are made by a further step.
 */
import type { DatabaseSync } from 'node:sqlite'

const steps: readonly (readonly string[])[] = [
  // 1: the tables of files without a version; they already have all of this.
  [
    `create table if not exists application (
      sequence integer primary key autoincrement, id text not null unique, citizen text, state text not null,
      sealed_at text not null, settled_at integer, digest text not null
    ) strict`,
    'create index if not exists application_open on application (sequence) where settled_at is null',
    'create index if not exists application_kept on application (settled_at) where settled_at is not null and citizen is not null',
    'create table if not exists part (owner text not null, name text not null, content blob not null, unique (owner, name)) strict',
    'create table if not exists follow_up (sequence integer primary key autoincrement, owner text not null, content blob not null) strict',
    'create index if not exists follow_up_owner on follow_up (owner)',
    'create table if not exists vault_key (owner text primary key, wrapped blob not null) strict',
    `create table if not exists effect (
      kind text not null, subject text not null, attempts integer not null,
      intended_at integer not null, outcome text, settled_at integer,
      primary key (kind, subject)
    ) strict, without rowid`,
    'create index if not exists effect_unsettled on effect (kind) where outcome is null',
  ],
  // 2: 查办件: look-up by citizen, whether the outcome has been seen, count of guesses at a receipt.
  [
    'alter table application add column concluded_at integer',
    'create index application_citizen on application (citizen, sequence) where citizen is not null',
    'create table guess (receipt text primary key, count integer not null, last_at integer not null) strict, without rowid',
  ],
  // 3: what keeps its order behind an application that the platform will not have.
  ['alter table application add column matter text'],
  // 4: destruction and locks by the outbox's own time. What was settled before is as old as this.
  [
    'alter table application add column settled_elapsed integer',
    `create table life (
      only integer primary key check (only = 1), elapsed integer not null, wall integer not null
    ) strict`,
    'update guess set last_at = 0',
  ],
  // 5: a check sum of the outbox's own time: a flipped bit may be any time. Without one it is as written before.
  ['alter table life add column sum integer'],
  // 6: a stop counts only between times that the platform has told; until now it was the machine's own clock.
  ['update life set wall = 0, sum = null'],
]

export const schemaVersion = steps.length

/** Throws what SQLite throws. False: the file was written by a later version and is left unchanged. */
export function migrate(database: DatabaseSync): boolean {
  const version = Number(database.prepare('pragma user_version').get()?.['user_version'])
  if (version >= schemaVersion) return version === schemaVersion
  database.exec('begin immediate')
  for (const statement of steps.slice(version).flat()) database.exec(statement)
  database.exec(`pragma user_version = ${schemaVersion}`)
  database.exec('commit')
  return true
}
