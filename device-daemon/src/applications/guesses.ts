/**
 * Whoever holds a receipt and knows the end of its applicant's ID number may see the case. Guesses are counted on disk
 * before they are judged, so that neither a restart nor a power cut gives any back: three per receipt, twenty for the
 * whole terminal, then none for an hour. Receipts of other terminals count too, known or not.
 */
import { fail, ok, type Result } from '../base/result.ts'
import { atThePort, type Database, type Store, type PortFailure } from './store.ts'

export const guessLimits = { receipt: 3, terminal: 20, lockedMs: 60 * 60 * 1000 }

/** Stands for the whole terminal; no application has this id. */
const terminal = '*'

export interface GuessFailure {
  readonly code: 'locked' | PortFailure['code']
  readonly detail: string
}

export interface Guesses {
  /** Counts one more guess, durably, and returns how many are left after it. `receipt`: id of the application. */
  count(receipt: string): Result<number, GuessFailure>
  /** `right`: the receipt's count starts over. `unjudged`: nobody could check the guess; it is given back. */
  settle(receipt: string, how: 'right' | 'unjudged'): void
}

/** `now`: ms of `elapsed.ts`; what a killed process had not written down of it makes a lock last a little longer. */
export function openGuesses(store: Store, now: () => number): Guesses {
  const { database } = store
  const sql = prepare(database)

  function counted(receipt: string): number {
    const row = sql.read.get(receipt)
    if (row === undefined) return 0
    const count = row['count']
    // A count that cannot be counts as used up: damage gives no guesses away.
    return typeof count === 'number' && count >= 0 ? count : guessLimits.terminal
  }

  return {
    count(receipt) {
      const guess = store.transaction(() => {
        sql.forwardOnly.run(now(), now())
        sql.forget.run(now() - guessLimits.lockedMs)
        const left = Math.min(guessLimits.receipt - counted(receipt), guessLimits.terminal - counted(terminal))
        if (left <= 0) return null
        for (const each of [receipt, terminal]) sql.add.run(each, now())
        return left - 1
      })
      if (!guess.ok) return fail(atThePort(guess.failure))
      return guess.value === null ? fail({ code: 'locked', detail: 'too many guesses' }) : ok(guess.value)
    },
    settle(receipt, how) {
      // If the disk fails, the guess stays counted: the citizen loses one, nobody gains one.
      store.transaction(() => {
        sql.giveBack.run(terminal)
        if (how === 'right') sql.drop.run(receipt)
        else sql.giveBack.run(receipt)
      })
    },
  }
}

const prepare = (database: Database) => ({
  read: database.prepare('select count from guess where receipt = ?'),
  add: database.prepare(`
    insert into guess (receipt, count, last_at) values (?, 1, ?)
    on conflict do update set count = count + 1, last_at = excluded.last_at`),
  giveBack: database.prepare('update guess set count = count - 1 where receipt = ? and count > 0'),
  drop: database.prepare('delete from guess where receipt = ?'),
  forget: database.prepare('delete from guess where last_at < ?'),
  forwardOnly: database.prepare('update guess set last_at = ? where last_at > ?'),
})
