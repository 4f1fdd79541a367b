/**
 * The life of an application after the citizen's 提交, as a table. Pure; the outbox applies it inside a transaction.
 *
 *   sealed → sending → accepted | returned | refused
 *              │  └──→ sealed          nothing reached the platform
 *              ├─────→ held            the platform will not have it as it is (4xx): needs somebody's hand, asked again
 *              │                       at long intervals
 *              └─────→ unknown → reconciling → accepted | returned | refused   there is a case: it is ours
 *                                     ├──────→ sending      there is none: send again, under the same key
 *                                     └──────→ unknown      no answer to the question either
 *
 * `sending` is entered only from `sealed` (no earlier request can have reached the platform) or from `reconciling`
 * (the platform has just said that there is no case). That is the whole argument for "at most one case": see README.
 */
export const states = [
  'sealed',
  'sending',
  'unknown',
  'reconciling',
  'held',
  'accepted',
  'returned',
  'refused',
] as const
export type State = (typeof states)[number]

export const happenings = [
  /** The request is about to leave. */
  'send',
  /** It certainly did not arrive. */
  'notReached',
  /** It may have arrived: time-out, cut connection, 5xx, an answer nobody can read, 409. */
  'lost',
  /** The platform understood and will not: 400, 403, 422 … */
  'rejected',
  'reconcile',
  /** There is no case of this application. */
  'absent',
  'accept',
  'return',
  'refuse',
  /** The process ended in the middle. */
  'interrupted',
] as const
export type Happening = (typeof happenings)[number]

const decisions = { accept: 'accepted', return: 'returned', refuse: 'refused' } as const

const table: Readonly<Record<State, Partial<Readonly<Record<Happening, State>>>>> = {
  sealed: { send: 'sending' },
  sending: { ...decisions, notReached: 'sealed', lost: 'unknown', rejected: 'held', interrupted: 'unknown' },
  unknown: { reconcile: 'reconciling' },
  reconciling: { ...decisions, absent: 'sending', lost: 'unknown', interrupted: 'unknown' },
  held: { reconcile: 'reconciling' },
  accepted: {},
  returned: {},
  refused: {},
}

/** null: this cannot happen in that state; the caller has a bug. */
export const next = (state: State, happening: Happening): State | null => table[state][happening] ?? null

/** The platform has decided; nothing more is sent. */
export const settled = (state: State): state is 'accepted' | 'returned' | 'refused' =>
  state === 'accepted' || state === 'returned' || state === 'refused'
