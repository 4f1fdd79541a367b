import type { VNode } from 'preact'
import type { ApplyContext, ApplyEvent, TerminalContext, TerminalEvent } from '#flows/journeys/protocol.ts'
import type { Screen } from '#flows/journeys/screens.ts'

/**
 * What a screen of the terminal itself gets: what to show, and whom to tell. A screen holds no state of the journey.
 */
export interface TerminalProps {
  readonly terminal: TerminalContext
  readonly tell: (event: TerminalEvent) => void
}

/** What a screen of an open service gets. */
export interface JourneyProps extends TerminalProps {
  readonly apply: ApplyContext
  readonly say: (event: ApplyEvent) => void
}

export type TerminalScreen = Extract<Screen, 'attract' | 'home' | 'opening' | 'outOfService' | 'ending'>
export type JourneyScreen = Exclude<Screen, TerminalScreen>
export type TerminalView = (props: TerminalProps) => VNode
export type JourneyView = (props: JourneyProps) => VNode
