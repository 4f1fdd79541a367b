/**
 * The life of a supervised device as a pure machine:
 *
 *   absent ─┐                    ┌─ taken ─► busy ─┐
 *   faulted ┴─ retry ─► opening ─┴─► ready ◄───────┴─ released
 *      ▲                  │ failed      │ lost
 *      └──── backing off ◄┴─────────────┘
 *
 * `absent` and `faulted` are the two faces of backing off: nobody there, or somebody who cannot work. A device that
 * answers but says it has no paper is not lost: that is its health, laid over `ready`.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus } from '#contract/status.ts'

export type SupervisionPhase = 'opening' | 'ready' | 'busy' | 'absent' | 'faulted'

export interface Supervision {
  readonly phase: SupervisionPhase
  /** Failed attempts since it last worked: the length of the back-off. */
  readonly attempts: number
}

/** What a device says of itself, by heartbeat or unasked. Never personal data. */
export type Health<K extends DeviceKind = DeviceKind> = Pick<DeviceStatus<K>, 'cause' | 'media' | 'supplies' | 'detail'>

/** `gone`: no such path, hung up, silent; `fault`: it answers, but not as this device does or not fit for work. */
export interface Trouble {
  readonly code: 'gone' | 'fault'
  readonly detail: string
}

export type SupervisionEvent =
  | { readonly type: 'retry' | 'opened' | 'taken' | 'released' }
  | { readonly type: 'failed' | 'lost'; readonly trouble: Trouble }

export const delays = {
  /** A plug bounces for some 100 ms while it is pushed in; reopening sooner finds a device that leaves again. */
  reopenMs: 500,
  /** Looking for a path costs microseconds, so a replugged device is found within a second. */
  absentRetryMs: 1_000,
  /** Opening and asking a device that is there but unfit costs seconds of waiting: ever more rarely. */
  faultRetryMaxMs: 10_000,
  /** Hang-up detection by the system is not reliable; this is the longest a silent death goes unnoticed, twice over. */
  heartbeatMs: 5_000,
} as const

export const initial: Supervision = { phase: 'opening', attempts: 0 }

/** Events that make no sense in a phase change nothing. */
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

/** How long to wait before the next attempt; only in `absent` and `faulted`. */
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
