/** How the terminal stands. Device status words after XFS4IoT Common.Status, cut to what the terminal tells apart. */
import type { DeviceCause, DeviceDetail, DeviceKind, Supply } from './devices.ts'

/**
 * `absent`: not there, not answering (XFS4IoT noDevice, powerOff); `starting`: being opened; `ready` (online); `busy`:
 * in use (deviceBusy); `faulted`: there, but it cannot work now (hardwareError, userError), `cause` says why.
 */
export type DeviceState = 'absent' | 'starting' | 'ready' | 'busy' | 'faulted'

/** 介质 in its way: paper, a card, a certificate. `present`: it lies in the exit, perhaps somebody else's. */
export type Media = 'notPresent' | 'present' | 'jammed'

/** `low` still works: it is told beforehand. The same three for a roll, a hopper of cards, a battery. */
export type SupplyLevel = 'ok' | 'low' | 'out'

export interface DeviceStatus<K extends DeviceKind = DeviceKind> {
  readonly kind: K
  readonly state: DeviceState
  /** Why it cannot work now, for the citizen's and the attendant's text; only with `absent` and `faulted`. */
  readonly cause?: DeviceCause<K>
  /** Left out where the device cannot tell. */
  readonly media?: Media
  readonly supplies?: Readonly<Partial<Record<Supply<K>, SupplyLevel>>>
  readonly detail?: DeviceDetail<K>
}

export interface TerminalStatus {
  /** What the machine's profile declares. */
  readonly devices: readonly DeviceStatus[]
  readonly platform: 'online' | 'offline' | 'unknown'
  /** False: refuse before the first question (outbox full, disk broken). */
  readonly canSeal: boolean
  readonly outbox: { readonly waiting: number }
  readonly faceComparer: boolean
  /** Services whose file is wrong and set aside; an earlier version may go on. For the attendant. */
  readonly quarantined: readonly string[]
}
