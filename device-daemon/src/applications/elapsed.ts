/**
 * How long this outbox has lived, in ms: what destruction and locks are measured by, because the time of day may jump
 * either way (a dead battery, a corrected clock). While the process runs it is monotonic time. A stop counts as soon as
 * the platform has told its time, by the least that any clock says, and never as more than a month: until then, and
 * where clocks contradict each other, things are kept a little longer rather than destroyed early. A number that does
 * not fit its check sum is not believed: the time goes on from the latest at which anything was settled.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { Store } from './store.ts'

export interface Elapsed {
  now(): number
  /**
   * Writes it down, and counts the stop before this start once it is known. If the disk refuses, the time since the
   * last one counts once more after a restart.
   */
  keep(): void
}

/** Longer than a terminal is switched off. A clock that says more has jumped. */
const longestStopMs = 30 * 24 * 60 * 60 * 1000

const sumOf = (elapsed: unknown, wall: unknown): number =>
  createHash('sha256')
    .update(`${String(elapsed)} ${String(wall)}`)
    .digest()
    .readUIntBE(0, 6)

/**
 * Between which the time of day lies, ms since the epoch: what the machine and the platform say. null: the platform has
 * not told its own yet.
 */
export type TimeOfDay = () => { readonly least: number; readonly most: number } | null

/** In place of the time of day: none is certain yet. */
const never = 0

/** `onDamage`: what was written down was damaged on the disk. */
export function openElapsed(store: Store, clock: Clock, timeOfDay: TimeOfDay, onDamage: () => void): Elapsed {
  const { database } = store
  // `wall`: the time of day at which `elapsed` had passed, or the least it can have been.
  const write = database.prepare('insert or replace into life (only, elapsed, wall, sum) values (1, ?, ?, ?)')
  const row = database.prepare('select elapsed, wall, sum from life').get()
  const isDamaged = row !== undefined && row['sum'] !== null && row['sum'] !== sumOf(row['elapsed'], row['wall'])
  const latest = database.prepare('select max(settled_elapsed) as latest from application').get()?.['latest']
  const before = Number((isDamaged ? latest : row?.['elapsed']) ?? 0)
  const wall = typeof row?.['wall'] === 'number' && !isDamaged ? row['wall'] : never
  const startedAt = clock.now()
  const younger = [
    'update application set settled_elapsed = settled_elapsed + ? where settled_elapsed >= ?',
    'update guess set last_at = last_at + ? where last_at >= ?',
  ].map((statement) => database.prepare(statement))
  let stopped: number | null = null

  const running = (): number => clock.now() - startedAt
  const now = (): number => Math.round(before + running() + (stopped ?? 0))
  /** What was dated by this process before the stop counted would otherwise be older by it. */
  function countStop(ms: number): void {
    stopped = ms
    if (ms > 0) for (const statement of younger) statement.run(ms, before)
  }
  function keep(): void {
    const time = timeOfDay()
    const counted = stopped
    const kept = store.transaction(() => {
      if (time !== null && stopped === null)
        countStop(wall === never ? 0 : Math.round(Math.min(Math.max(time.least - running() - wall, 0), longestStopMs)))
      const elapsed = now()
      const wallNow = Math.round(time?.most ?? (wall === never ? never : wall + elapsed - before))
      write.run(elapsed, wallNow, sumOf(elapsed, wallNow))
    })
    if (!kept.ok) stopped = counted
  }
  if (isDamaged) onDamage()
  if (row?.['sum'] === undefined || row['sum'] === null || isDamaged) keep()
  return { now, keep }
}
