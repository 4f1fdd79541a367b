/**
 * The ledger of irreversible effects: the intent is made durable before an effect is attempted, its outcome afterwards.
 * An effect found unsettled at start may or may not have happened and has to be asked about.
 *
 * One row per effect, not per attempt: a month without network would otherwise fill the disk with attempts.
 */
import type { Database } from './store.ts'

export type EffectKind = 'submit'

export interface Effect {
  readonly attempts: number
  /** null: intended, outcome unknown. */
  readonly outcome: string | null
}

export interface Effects {
  /** All of these run within the caller's transaction. `at`: ms since the epoch, only for people to read. */
  intend(kind: EffectKind, subject: string, at: number): void
  settle(kind: EffectKind, subject: string, outcome: string, at: number): void
  /** Gives this outcome to whatever has none yet. */
  settleAll(kind: EffectKind, outcome: string, at: number): void
  read(kind: EffectKind, subject: string): Effect | null
  forget(kind: EffectKind, subject: string): void
}

export function openEffects(database: Database): Effects {
  // `min`: a damaged count must not run over what SQLite can store.
  const intend = database.prepare(`
    insert into effect (kind, subject, attempts, intended_at) values (?, ?, 1, ?)
    on conflict do update
    set attempts = min(attempts, 1000000) + 1, intended_at = excluded.intended_at, outcome = null, settled_at = null`)
  const settle = database.prepare('update effect set outcome = ?, settled_at = ? where kind = ? and subject = ?')
  const settleAll = database.prepare('update effect set outcome = ?, settled_at = ? where kind = ? and outcome is null')
  const read = database.prepare('select attempts, outcome from effect where kind = ? and subject = ?')
  const forget = database.prepare('delete from effect where kind = ? and subject = ?')
  return {
    intend: (kind, subject, at) => void intend.run(kind, subject, at),
    settle: (kind, subject, outcome, at) => void settle.run(outcome, at, kind, subject),
    settleAll: (kind, outcome, at) => void settleAll.run(outcome, at, kind),
    read(kind, subject) {
      const row = read.get(kind, subject)
      return row === undefined
        ? null
        : { attempts: Number(row['attempts']), outcome: row['outcome'] === null ? null : String(row['outcome']) }
    },
    forget: (kind, subject) => void forget.run(kind, subject),
  }
}
