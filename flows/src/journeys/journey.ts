/** What the terminal relies on in every journey: how it is opened, what leaving it means, how it ends. */
import type { AnyStateMachine, SnapshotFrom } from 'xstate'
import type { Affair } from '../model/affair.ts'
import type { Language } from '../model/language.ts'
import type { Delays } from './delays.ts'
import type { Wanted } from './events.ts'
import type { DaemonPort } from './port.ts'

/** Output of a journey. */
export interface Ended {
  readonly ended: 'done' | 'cancelled' | 'attendant'
  /** What the citizen goes on with. It begins with nobody known: the session of this journey ends as any other. */
  readonly next?: Wanted
}

/**
 * What leaving now means for the citizen. `handingIn`: it is not known yet whether the application is sealed; `sealed`,
 * `handedIn`: leaving undoes nothing; `toMend`: the corrections the platform asked for are not handed in yet.
 */
export type Leaving = 'nothing' | 'entries' | 'handingIn' | 'sealed' | 'handedIn' | 'toMend'

/** Input of every journey. */
export interface JourneyInput {
  readonly port: DaemonPort
  readonly delays: Delays
  readonly language: Language
  /** ISO 8601, by the daemon's clock. */
  readonly begunAt: string
}

/** A journey about to be shown. */
export interface Opened {
  readonly machine: AnyStateMachine
  readonly input: JourneyInput
  /** The 一件事 it is about; null for journeys without one. */
  readonly affair: Affair | null
  readonly leaving: (snapshot: unknown) => Leaving
}

/** Checks machine and snapshot type against each other, so that the terminal need not know either. */
export const opened = <M extends AnyStateMachine>(journey: {
  readonly machine: M
  readonly input: JourneyInput
  readonly affair: Affair | null
  readonly leaving: (snapshot: SnapshotFrom<M>) => Leaving
}): Opened => journey as Opened
