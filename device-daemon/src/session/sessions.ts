/**
 * At most one session at a time, and when it ends: said by the UI, or by the daemon itself when nobody has been heard
 * of for long: the page may have died with a citizen's data on the screen of its successor.
 */
import type { Payload } from '#contract/commands.ts'
import { daemonEndReasons } from '#contract/unsolicited.ts'
import type { Clock } from '../base/clock.ts'
import type { Session } from './journeys.ts'

type DaemonEndReason = (typeof daemonEndReasons)[number]
/** Said by the UI, or the daemon's own. */
export type EndReason = Payload<'Session.End'>['reason'] | DaemonEndReason

export const endedByDaemon = (reason: EndReason): reason is DaemonEndReason =>
  daemonEndReasons.some((one) => one === reason)

export interface SessionLimits {
  /** ms without a sign of life from the UI; longer than the longest command. */
  readonly idleMs: number
  /** ms a session waits for its UI to come back after the connection broke. */
  readonly uiLostMs: number
}

export interface Sessions {
  readonly current: Session | null
  begin(session: Session): void
  /** Ends the current one, if any. */
  end(reason: EndReason): void
  /** The citizen is there. */
  alive(): void
  /** The UI's lease was taken or lost. */
  uiPresent(present: boolean): void
  /**
   * Something came from the UI's connection; a living one answers a ping every few seconds. After a longer silence than
   * a lost UI is waited for this machine itself stood still, its timers too: another person may stand there now.
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
