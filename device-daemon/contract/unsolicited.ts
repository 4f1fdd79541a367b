/** What the daemon says by itself, at any time, to whoever holds the terminal. */
import type { Submission } from '#flows/draft.ts'
import type { TerminalStatus } from './status.ts'

/** `unattended`: no sign of life; `uiLost`: the page did not come back; `stopping`: the daemon goes. */
export const daemonEndReasons = ['unattended', 'uiLost', 'stopping'] as const

/** Name → payload. */
export interface Unsolicited {
  'Common.StatusChanged': TerminalStatus
  /** The daemon ended the session by itself. */
  'Session.Ended': { readonly reason: (typeof daemonEndReasons)[number] }
  /** More is known of the application that was handed in in this session. */
  'Application.Updated': { readonly submission: Submission }
}
export type UnsolicitedName = keyof Unsolicited
