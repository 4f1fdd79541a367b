/**
 * Who holds a receipt and knows the end of its applicant's number may see the case. Guesses are counted on disk before
 * they are judged, so that neither a restart nor a power cut gives any back: three for a receipt, twenty for the whole
 * terminal, then nothing for an hour. Receipts of other terminals count too, known or not.
 */
import type { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '../base/result.ts'
import type { Store, StoreFailure } from './store.ts'

export const guessLimits = { receipt: 3, terminal: 20, lockedMs: 60 * 60 * 1000 }

/** Stands for all receipts together; no application has this id. */
const terminal = '*'

export interface GuessFailure {
  readonly code: 'locked' | StoreFailure['code']
  readonly detail: string
}

export interface Guesses {
  /** One more guess, durable when it returns; how many are left after it. `receipt`: an application's id. */
  count(receipt: string): Result<number, GuessFailure>
  /** `right`: the receipt's count begins anew. `unjudged`: nobody could say; the guess is given back. */
  settle(receipt: string, how: 'right' | 'unjudged'): void
}

/** `now`: ms since the epoch; when it is set back, a lock lasts an hour from then and not longer. */
export function openGuesses(store: Store, now: () => number): Guesses {
  const { database } = store
  const sql = prepare(database)

  function counted(receipt: string): number {
    const row = sql.read.get(receipt)
    return row === undefined ? 0 : Number(row['count'])
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
      if (!guess.ok) return guess
      return guess.value === null ? fail({ code: 'locked', detail: 'too many guesses' }) : ok(guess.value)
    },
    settle(receipt, how) {
      // Should the disk refuse, the guess stays counted: the citizen has fewer left, nobody has more.
      store.transaction(() => {
        sql.giveBack.run(terminal)
        if (how === 'right') sql.drop.run(receipt)
        else sql.giveBack.run(receipt)
      })
    },
  }
}

const prepare = (database: DatabaseSync) => ({
  read: database.prepare('select count from guess where receipt = ?'),
  add: database.prepare(`
    insert into guess (receipt, count, last_at) values (?, 1, ?)
    on conflict do update set count = count + 1, last_at = excluded.last_at`),
  giveBack: database.prepare('update guess set count = count - 1 where receipt = ? and count > 0'),
  drop: database.prepare('delete from guess where receipt = ?'),
  forget: database.prepare('delete from guess where last_at < ?'),
  forwardOnly: database.prepare('update guess set last_at = ? where last_at > ?'),
})
