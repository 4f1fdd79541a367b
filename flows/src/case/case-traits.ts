/**
 * What holds of a case because of where it stands, said once of each standing: nobody keeps a set of standings of their
 * own, and a new one does not compile until all of it is known. Pure.
 */
import type { CaseStanding } from './case.ts'

interface Traits {
  /** Whose word it is: the platform's, or, as long as that has not decided, this terminal's alone. */
  readonly saidBy: 'terminal' | 'platform'
  /** `no`: it will not be accepted unless its citizen, or staff, do something. */
  readonly taken: 'yes' | 'notYet' | 'no'
  /** Nothing more happens by itself. */
  readonly over: boolean
  /** The next step is not the owner's alone: they are told whom to ask. */
  readonly asks: boolean
}

const traits = {
  queued: { saidBy: 'terminal', taken: 'notYet', over: false, asks: false },
  unknown: { saidBy: 'terminal', taken: 'notYet', over: false, asks: false },
  held: { saidBy: 'terminal', taken: 'no', over: false, asks: true },
  closed: { saidBy: 'terminal', taken: 'no', over: true, asks: true },
  accepted: { saidBy: 'platform', taken: 'yes', over: false, asks: false },
  processing: { saidBy: 'platform', taken: 'yes', over: false, asks: false },
  suspended: { saidBy: 'platform', taken: 'yes', over: false, asks: true },
  returned: { saidBy: 'platform', taken: 'no', over: true, asks: true },
  refused: { saidBy: 'platform', taken: 'no', over: true, asks: true },
  partlyDone: { saidBy: 'platform', taken: 'yes', over: true, asks: true },
  done: { saidBy: 'platform', taken: 'yes', over: true, asks: false },
} as const satisfies Readonly<Record<CaseStanding, Traits>>

/** Where the platform says a case stands; the others are this terminal's to say. */
export type PlatformStanding = {
  [S in CaseStanding]: (typeof traits)[S]['saidBy'] extends 'platform' ? S : never
}[CaseStanding]

export const traitsOf = (standing: CaseStanding): Traits => traits[standing]

/** It will not be accepted, and nothing more is done about it by itself: no department begins with it. */
export const sentBack = (standing: CaseStanding): boolean => traits[standing].taken === 'no' && traits[standing].over
