/**
 * At most one session is open at a time. It is ended by the UI, or by the daemon when nothing has been heard for long:
 * the page may have crashed with a citizen's data still in the session.
 */
import type { Payload } from '#contract/commands.ts'
import { daemonEndReasons } from '#contract/unsolicited.ts'
import type { Clock } from '../base/clock.ts'
import type { Session } from './journeys.ts'

type DaemonEndReason = (typeof daemonEndReasons)[number]
/** Given by the UI, or one of the daemon's own. */
export type EndReason = Payload<'Session.End'>['reason'] | DaemonEndReason

export const endedByDaemon = (reason: EndReason): reason is DaemonEndReason =>
  daemonEndReasons.some((one) => one === reason)

export interface SessionLimits {
  /** ms without a sign of life from the UI; must be longer than the longest command. */
  readonly idleMs: number
  /** ms the session survives after the connection to the UI broke. */
  readonly uiLostMs: number
}

export interface Sessions {
  readonly current: Session | null
  begin(session: Session): void
  /** Ends the current session, if there is one. */
  end(reason: EndReason): void
  /** A sign of life: restarts the idle time. */
  alive(): void
  /** The UI has connected or is lost. */
  uiPresent(present: boolean): void
  /**
   * Something arrived on the UI's connection; a living one answers a ping every few seconds. A silence longer than
   * `uiLostMs` means that the whole machine stood still, its timers too. Another person may be at the terminal now, so
   * the session ends.
   */
  uiHeard(): void
  onEnd(listener: (session: Session, reason: EndReason) => void): void
}

export function createSessions(options: { readonly clock: Clock; readonly limits: SessionLimits }): Sessions {
  const { clock, limits } = options
  const listeners: ((session: Session, reason: EndReason) => void)[] = []
  let current: Session | null = null
  let present = false
  let forgetIdle = (): void => {}
  let forgetLost = (): void => {}
  let heardAt = clock.now()

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
    begin(session) {
      if (current) throw new Error('a session is open: the authorisation let a second one begin')
      current = session
      heardAt = clock.now()
      alive()
      watchUi()
    },
    end,
    alive,
    uiPresent(now) {
      present = now
      watchUi()
    },
    uiHeard() {
      const silentMs = clock.now() - heardAt
      heardAt = clock.now()
      if (silentMs > limits.uiLostMs) end('uiLost')
    },
    onEnd: (listener) => void listeners.push(listener),
  }
}
