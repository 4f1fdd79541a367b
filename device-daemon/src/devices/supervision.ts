/**
 * The states of a supervised device as a pure state machine:
 *
 *   absent ─┐                    ┌─ taken ─► busy ─┐
 *   faulted ┴─ retry ─► opening ─┴─► ready ◄───────┴─ released
 *      ▲                  │ failed      │ lost
 *      └──── backing off ◄┴─────────────┘
 *
 * `absent` and `faulted` are the two states of backing off: no device, or one that cannot work. A device that answers
 * but reports no paper is not lost; that is part of its health, which is reported together with `ready`.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus } from '#contract/status.ts'

export type SupervisionPhase = 'opening' | 'ready' | 'busy' | 'absent' | 'faulted'

export interface Supervision {
  readonly phase: SupervisionPhase
  /** Failed attempts since it last worked; determines the back-off. */
  readonly attempts: number
}

/** What a device reports about itself, by heartbeat or unasked. Never personal data. */
export type Health<K extends DeviceKind = DeviceKind> = Pick<DeviceStatus<K>, 'cause' | 'media' | 'supplies' | 'detail'>

/**
 * `gone`: no such path, hung up, silent; `fault`: it answers, but not like this kind of device, or is unfit for work.
 */
export interface Trouble {
  readonly code: 'gone' | 'fault'
  readonly detail: string
}

export type SupervisionEvent =
  | { readonly type: 'retry' | 'opened' | 'taken' | 'released' }
  | { readonly type: 'failed' | 'lost'; readonly trouble: Trouble }

export const delays = {
  /** A plug bounces for about 100 ms while it is pushed in; reopening sooner finds a device that disappears again. */
  reopenMs: 500,
  /** Looking for a path costs microseconds, so a replugged device is found within a second. */
  absentRetryMs: 1_000,
  /** Trying a device that is present but unfit takes seconds, so the interval grows, up to this. */
  faultRetryMaxMs: 10_000,
  /** The system does not reliably report a hang-up, so a dead device is noticed after two heartbeats at the latest. */
  heartbeatMs: 5_000,
} as const

export const initial: Supervision = { phase: 'opening', attempts: 0 }

/** Events that do not apply to a phase change nothing. */
export function next(state: Supervision, event: SupervisionEvent): Supervision {
  switch (event.type) {
    case 'retry':
      return state.phase === 'absent' || state.phase === 'faulted' ? { ...state, phase: 'opening' } : state
    case 'opened':
      return state.phase === 'opening' ? { phase: 'ready', attempts: 0 } : state
    case 'taken':
      return state.phase === 'ready' ? { ...state, phase: 'busy' } : state
    case 'released':
      return state.phase === 'busy' ? { ...state, phase: 'ready' } : state
    case 'failed':
      return state.phase === 'opening' ? { phase: backOff(event.trouble), attempts: state.attempts + 1 } : state
    case 'lost':
      return state.phase === 'ready' || state.phase === 'busy' ? { phase: backOff(event.trouble), attempts: 0 } : state
  }
}

/** ms until the next attempt; only for `absent` and `faulted`. */
export function retryDelay(state: Supervision): number {
  if (state.attempts === 0) return delays.reopenMs
  if (state.phase === 'absent') return delays.absentRetryMs
  return Math.min(delays.faultRetryMaxMs, delays.reopenMs * 2 ** state.attempts)
}

export function statusOf<K extends DeviceKind>(kind: K, state: Supervision, health: Health<K>): DeviceStatus<K> {
  if (state.phase === 'absent') return { kind, state: 'absent', cause: 'deviceAbsent' }
  if (state.phase === 'faulted') return { kind, state: 'faulted', cause: 'deviceFault' }
  if (state.phase === 'opening') return { kind, state: 'starting' }
  return { kind, state: health.cause === undefined ? state.phase : 'faulted', ...health }
}

const backOff = (trouble: Trouble): SupervisionPhase => (trouble.code === 'gone' ? 'absent' : 'faulted')
