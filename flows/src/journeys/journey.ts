/**
 * What the terminal may rely on in every journey: how it is opened, what leaving it means, how it ends. The rest of a
 * journey is its own.
 */
import type { AnyStateMachine, SnapshotFrom } from 'xstate'
import type { Affair } from '../affair.ts'
import type { Language } from '../language.ts'
import type { Delays } from './delays.ts'
import type { Services } from './services.ts'

/** Output of a journey. */
export interface Ended {
  readonly ended: 'done' | 'cancelled' | 'attendant'
}

/**
 * What leaving now means for whoever leaves. `handingIn`: nobody can say yet whether the application is sealed;
 * `sealed`, `handedIn`: leaving undoes nothing; `toMend`: what the platform wants mended is not handed in again yet.
 */
export type Leaving = 'nothing' | 'entries' | 'handingIn' | 'sealed' | 'handedIn' | 'toMend'

/** What every journey is given. */
export interface JourneyInput {
  readonly services: Services
  readonly delays: Delays
  readonly language: Language
}

/** A journey about to be shown. */
export interface Opened {
  readonly machine: AnyStateMachine
  readonly input: JourneyInput
  /** The 一件事 it is about, where it is about one. */
  readonly affair: Affair | null
  readonly leaving: (snapshot: unknown) => Leaving
}

/** A journey whose machine and snapshots are checked against each other, for a terminal that need not know either. */
export const opened = <M extends AnyStateMachine>(journey: {
  readonly machine: M
  readonly input: JourneyInput
  readonly affair: Affair | null
  readonly leaving: (snapshot: SnapshotFrom<M>) => Leaving
}): Opened => journey as Opened
