/**
 * The states of an application after 提交, as a table. Pure; the outbox applies it inside a transaction.
 *
 *   sealed → sending → accepted | returned | refused
 *   │          │  └──→ sealed          nothing reached the platform
 *   ├→ closed  │                       by staff, when it has got no clear answer for hours
 *   └→ reconciling                     there is a case, although this file knows of no sending: it is an older copy
 *              ├─────→ held → closed   the platform will not have it as it is (4xx): needs somebody's hand, asked again
 *              │                       at long intervals; or staff close it, and nothing more is sent
 *              └─────→ unknown → reconciling → accepted | returned | refused   there is a case: it is ours
 *                                     ├──────→ sending      there is none: send again, with the same key
 *                                     └──────→ unknown      no answer to the question either; staff may close it too
 *
 * `sending` is entered only from `sealed` (no request of this process can have arrived) or from `reconciling` (the
 * platform has just answered that there is no case). This is why there is at most one case: see README.
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
  'closed',
] as const
export type State = (typeof states)[number]

export const happenings = [
  /** The request is about to be sent. */
  'send',
  /** The request certainly did not arrive. */
  'notReached',
  /** The request may have arrived: time-out, broken connection, 5xx, an unreadable answer, 409. */
  'lost',
  /** The platform understood and refuses the request: 400, 403, 422, … */
  'rejected',
  'reconcile',
  /** The platform has no case for this application. */
  'absent',
  'accept',
  'return',
  'refuse',
  /** Staff: it is not sent again. */
  'close',
  /** The process ended in the middle. */
  'interrupted',
] as const
export type Happening = (typeof happenings)[number]

const decisions = { accept: 'accepted', return: 'returned', refuse: 'refused' } as const

const table: Readonly<Record<State, Partial<Readonly<Record<Happening, State>>>>> = {
  sealed: { send: 'sending', reconcile: 'reconciling', close: 'closed' },
  sending: { ...decisions, notReached: 'sealed', lost: 'unknown', rejected: 'held', interrupted: 'unknown' },
  unknown: { reconcile: 'reconciling', close: 'closed' },
  reconciling: { ...decisions, absent: 'sending', lost: 'unknown', interrupted: 'unknown' },
  held: { reconcile: 'reconciling', close: 'closed' },
  accepted: {},
  returned: {},
  refused: {},
  closed: {},
}

/** null: impossible in that state, a bug of the caller. */
export const next = (state: State, happening: Happening): State | null => table[state][happening] ?? null

/** What comes with a step. */
export const bringsBy = (happening: Happening, to: State): 'receipt' | 'refusal' | 'reason' | undefined => {
  if (settled(to)) return 'receipt'
  return happening === 'rejected' ? 'refusal' : to === 'closed' ? 'reason' : undefined
}

/** Nothing more is sent: the platform has decided, or staff have. */
export const over = (state: State): boolean => settled(state) || state === 'closed'

/** The platform has decided. */
export const settled = (state: State): state is 'accepted' | 'returned' | 'refused' =>
  state === 'accepted' || state === 'returned' || state === 'refused'
