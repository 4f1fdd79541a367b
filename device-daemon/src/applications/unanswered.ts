/**
 * What gets no clear answer of its own (an answer that cannot be read, 5xx or silence about this one) may be in the
 * dark for ever while all others fare well, so that after a time staff are told. Four hours: what is handed in in the
 * morning is told on the same working day, and a platform's maintenance at night is over before anybody comes to work.
 * Counted from one unclear answer to the next, and no longer than anything waits for its next question: the hours of a
 * stop, or of a line that was down in between, in which nobody asked, are not hours without an answer.
 * Only while the platform is there for others: a line that is down, or a platform silent for everybody, is said
 * elsewhere, and nobody's own trouble.
 */
import type { FollowUp } from './application.ts'
import { longestWishMs } from './lanes.ts'

export const unansweredMs = 4 * 60 * 60 * 1000

export type Asked = 'application' | FollowUp['kind']

export interface Unanswered {
  /** All but `told` within the caller's transaction. Once more no clear answer. */
  note(id: string, what: Asked, detail: string): void
  /** An answer, of whatever kind. */
  clear(id: string, what: Asked): void
  /** The last one, once it has lasted. */
  told(id: string, what: Asked): { readonly detail: string } | null
}

export interface Parts {
  readonly get: (id: string, name: string) => unknown
  readonly put: (id: string, name: string, content: unknown) => void
  readonly drop: (id: string, name: string) => void
}

/** For how long there has been no clear answer, up to the last one, which came at `at`. */
interface Without {
  readonly ms: number
  readonly at: number
}

/** `now`: ms of `elapsed.ts`; `present`: the platform is there, as its health says. */
export function openUnanswered({ get, put, drop }: Parts, now: () => number, present: () => boolean): Unanswered {
  const sofar = (what: Asked): string => `without answer ${what}`
  // By this beginning of the name the outbox finds what is for staff.
  const lasting = (what: Asked): string => `refusal unanswered ${what}`
  return {
    note(id, what, detail) {
      const before = get(id, sofar(what)) as Without | null
      const at = now()
      const counts = before !== null && present()
      const ms = counts ? before.ms + Math.min(at - before.at, longestWishMs) : 0
      put(id, sofar(what), { ms, at } satisfies Without)
      if (ms >= unansweredMs) put(id, lasting(what), { detail: `no clear answer for hours, the last: ${detail}` })
    },
    clear(id, what) {
      for (const name of [sofar(what), lasting(what)]) drop(id, name)
    },
    told: (id, what) => get(id, lasting(what)) as { readonly detail: string } | null,
  }
}
