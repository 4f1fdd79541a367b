/**
 * How long this outbox has lived, in ms: what destruction and locks are measured by, because the time of day may jump
 * either way (a dead battery, a corrected clock). While the process runs it is monotonic time; over a stop it is what
 * the time of day says has passed, never less than nothing and never more than a month.
 */
import type { Clock } from '../base/clock.ts'
import type { Store } from './store.ts'

export interface Elapsed {
  now(): number
  /** Writes it down. If the disk refuses, the time since the last one counts once more after a restart. */
  keep(): void
}

/** Longer than a terminal is switched off. A clock that says more has jumped. */
const longestStopMs = 30 * 24 * 60 * 60 * 1000

export function openElapsed(store: Store, clock: Clock, wallClock: () => number): Elapsed {
  const { database } = store
  const read = database.prepare('select elapsed, wall from life')
  const write = database.prepare('insert or replace into life (only, elapsed, wall) values (1, ?, ?)')
  const row = read.get()
  const wall = row?.['wall']
  // Without both, nothing is known of the stop (null: damaged).
  const stopped = typeof wall === 'number' ? wallClock() - wall : 0
  const before = Number(row?.['elapsed'] ?? 0) + Math.min(Math.max(stopped, 0), longestStopMs)
  const startedAt = clock.now()
  const now = (): number => Math.round(before + clock.now() - startedAt)
  const keep = (): void => void store.transaction(() => write.run(now(), Math.round(wallClock())))
  if (row === undefined) keep()
  return { now, keep }
}
