import type { VNode } from 'preact'
import type { JourneyEvent, TerminalEvent } from '#flows/journeys/events.ts'
import type { Language } from '#flows/model/language.ts'
import type { Screen } from '#flows/journeys/screens.ts'
import type { Shown } from '#flows/journeys/selectors.ts'
import type { Key } from '../texts/index.ts'

/** What a screen gets: what it shows, and where its touches go. It has no state of the journey. */
export type Props<S extends Screen> = Omit<Extract<Shown, { readonly screen: S }>, 'screen' | 'subject'> & {
  /** The platform does not answer now: what only it can do is not offered. */
  readonly offline: boolean
  /** The terminal's languages. */
  readonly languages: readonly Language[]
  readonly tell: (event: TerminalEvent) => void
  /** Sends to the open journey, whichever of its steps has the screen. */
  readonly ask: (event: JourneyEvent) => void
}

/** The part of the journey that a screen belongs to, as the policy calls it: 一次告知, 一表申请, 一套材料 … */
export type Part = Extract<Key, `step.${string}`>

export interface View<S extends Screen = Screen> {
  readonly screen: S
  readonly part: Part | null
  readonly draw: (props: Props<S>) => VNode
}

/** One screen: its name, its part of the journey, its component. Every folder beside this file contains one. */
export const view = <S extends Screen>(screen: S, part: Part | null, draw: View<S>['draw']): View<S> => ({
  screen,
  part,
  draw,
})
