/** Messages the daemon sends unasked, at any time, to the page that holds the terminal. */
import type { Submission } from '#flows/draft/draft.ts'
import type { TerminalStatus } from './status.ts'

/**
 * `unattended`: no sign of life from the UI; `uiLost`: the page did not reconnect; `stopping`: the daemon shuts down.
 */
export const daemonEndReasons = ['unattended', 'uiLost', 'stopping'] as const

/** Message name → payload. */
export interface Unsolicited {
  'Common.StatusChanged': TerminalStatus
  /** The daemon ended the session by itself. */
  'Session.Ended': { readonly reason: (typeof daemonEndReasons)[number] }
  /** The state of the application submitted in this session has changed. */
  'Application.Updated': { readonly submission: Submission }
}
export type UnsolicitedName = keyof Unsolicited
