/**
 * How long this outbox has lived, in ms: what destruction and locks are measured by, because the time of day may jump
 * either way (a dead battery, a corrected clock). While the process runs it is monotonic time; over a stop it is what
 * the time of day says has passed, never less than nothing and never more than a month. A number that does not fit its
 * check sum is not believed: the time goes on from the latest at which anything was settled, so that nothing is
 * destroyed early.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { Store } from './store.ts'

export interface Elapsed {
  now(): number
  /** Writes it down. If the disk refuses, the time since the last one counts once more after a restart. */
  keep(): void
}

/** Longer than a terminal is switched off. A clock that says more has jumped. */
const longestStopMs = 30 * 24 * 60 * 60 * 1000

const sumOf = (elapsed: unknown, wall: unknown): number =>
  createHash('sha256')
    .update(`${String(elapsed)} ${String(wall)}`)
    .digest()
    .readUIntBE(0, 6)

/** `onDamage`: what was written down was damaged on the disk. */
export function openElapsed(store: Store, clock: Clock, wallClock: () => number, onDamage: () => void): Elapsed {
  const { database } = store
  const write = database.prepare('insert or replace into life (only, elapsed, wall, sum) values (1, ?, ?, ?)')
  const row = database.prepare('select elapsed, wall, sum from life').get()
  const isDamaged = row !== undefined && row['sum'] !== null && row['sum'] !== sumOf(row['elapsed'], row['wall'])
  const latest = database.prepare('select max(settled_elapsed) as latest from application').get()?.['latest']
  const wall = row?.['wall']
  // Without both, nothing is known of the stop (null: damaged).
  const stopped = typeof wall === 'number' && !isDamaged ? wallClock() - wall : 0
  const before = Number((isDamaged ? latest : row?.['elapsed']) ?? 0) + Math.min(Math.max(stopped, 0), longestStopMs)
  const startedAt = clock.now()
  const now = (): number => Math.round(before + clock.now() - startedAt)
  const keep = (): void => {
    const [elapsed, wallNow] = [now(), Math.round(wallClock())]
    store.transaction(() => write.run(elapsed, wallNow, sumOf(elapsed, wallNow)))
  }
  if (isDamaged) onDamage()
  if (row?.['sum'] === undefined || row['sum'] === null || isDamaged) keep()
  return { now, keep }
}
