/**
 * At most one session at a time, and when it ends: said by the UI, or by the daemon itself when nobody has been heard
 * of for long: the page may have died with a citizen's data on the screen of its successor.
 */
import type { Phase } from '#contract/commands.ts'
import type { Affair } from '#flows/affair.ts'
import type { Language } from '#flows/journeys/protocol.ts'
import type { Clock } from '../base/clock.ts'
import { Session } from './session.ts'

/** Said by the UI. */
export type UiEndReason = 'finished' | 'cancelled' | 'idle' | 'attendant'
/** `unattended`: no sign of life; `uiLost`: the page did not come back; `stopping`: the daemon goes. */
export type DaemonEndReason = 'unattended' | 'uiLost' | 'stopping'
export type EndReason = UiEndReason | DaemonEndReason

export const endedByDaemon = (reason: EndReason): reason is DaemonEndReason =>
  reason === 'unattended' || reason === 'uiLost' || reason === 'stopping'

export interface SessionLimits {
  /** ms without a sign of life from the UI. Longer than the longest command, or a slow printer would end a session. */
  readonly idleMs: number
  /** ms a session waits for its UI to come back after the connection broke. */
  readonly uiLostMs: number
}

export interface Sessions {
  readonly current: Session | null
  readonly phase: Phase
  begin(affair: Affair, language: Language): Session
  /** Ends the current one, if any. */
  end(reason: EndReason): void
  /** The citizen is there. */
  alive(): void
  /** The UI's lease was taken or lost. */
  uiPresent(present: boolean): void
  onEnd(listener: (session: Session, reason: EndReason) => void): void
}

export function createSessions(options: {
  readonly clock: Clock
  readonly limits: SessionLimits
  readonly newId: () => string
}): Sessions {
  const { clock, limits, newId } = options
  const listeners: ((session: Session, reason: EndReason) => void)[] = []
  let current: Session | null = null
  let present = false
  let forgetIdle = (): void => {}
  let forgetLost = (): void => {}

  const end = (reason: EndReason): void => {
    if (!current) return
    const session = current
    current = null
    forgetIdle()
    forgetLost()
    session.end()
    for (const listener of listeners) listener(session, reason)
  }
  const alive = (): void => {
    forgetIdle()
    if (current) forgetIdle = clock.after(limits.idleMs, () => end('unattended'))
  }
  const watchUi = (): void => {
    forgetLost()
    if (current && !present) forgetLost = clock.after(limits.uiLostMs, () => end('uiLost'))
  }

  return {
    get current() {
      return current
    },
    get phase() {
      return current?.phase ?? 'none'
    },
    begin(affair, language) {
      if (current) throw new Error('a session is open: the authorisation let a second one begin')
      current = new Session(newId(), affair, language)
      alive()
      watchUi()
      return current
    },
    end,
    alive,
    uiPresent(now) {
      present = now
      watchUi()
    },
    onEnd: (listener) => void listeners.push(listener),
  }
}
