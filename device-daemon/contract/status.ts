/** The terminal's status. Device states follow XFS4IoT Common.Status, reduced to what the terminal distinguishes. */
import type { FailureCode } from './codes.ts'
import type { DeviceCause, DeviceDetail, DeviceKind, Supply } from './devices.ts'

/**
 * `absent`: not connected or not answering (XFS4IoT noDevice, powerOff); `starting`: being opened; `ready` (online);
 * `busy`: in use (deviceBusy); `faulted`: connected but unable to work (hardwareError, userError), see `cause`.
 */
export type DeviceState = 'absent' | 'starting' | 'ready' | 'busy' | 'faulted'

/** 介质 in the device's path: paper, a card, a certificate. `present`: it lies in the exit, perhaps somebody else's. */
export type Media = 'notPresent' | 'present' | 'jammed'

/** `low`: still works, warns in advance. Used alike for a roll, a hopper of cards, a battery. */
export type SupplyLevel = 'ok' | 'low' | 'out'

export interface DeviceStatus<K extends DeviceKind = DeviceKind> {
  readonly kind: K
  readonly state: DeviceState
  /**
   * Why the device cannot work now; selects the citizen's and the attendant's text. Only with `absent` and `faulted`.
   */
  readonly cause?: DeviceCause<K>
  /** Omitted where the device cannot tell. */
  readonly media?: Media
  readonly supplies?: Readonly<Partial<Record<Supply<K>, SupplyLevel>>>
  readonly detail?: DeviceDetail<K>
}

/**
 * Too many wait for the line; the disk is nearly full, or has failed; the outbox's file is damaged where new ones go;
 * the time of day is doubtful.
 */
export type SealingTrouble = Extract<FailureCode, 'outboxFull' | 'diskFull' | 'outboxDamaged' | 'clockDoubtful'>

/**
 * Why newer services were not taken over: no file, or none that can be one; too large; not signed by whom it should
 * be, or changed since; not newer; of another district; wrong in itself; or the reading came to no end, which is tried
 * again.
 */
export type BundleTrouble = 'unreadable' | 'tooLarge' | 'unsigned' | 'older' | 'foreign' | 'broken' | 'unread'

export interface TerminalStatus {
  /** The devices declared in the machine's profile. */
  readonly devices: readonly DeviceStatus[]
  readonly platform: 'online' | 'offline' | 'unknown'
  /** Why nothing is taken in: refuse a citizen before the first question. null: it is. */
  readonly cannotSeal: SealingTrouble | null
  /** `troubled`: what the platform refused as it is and staff must see to. */
  readonly outbox: { readonly waiting: number; readonly troubled: number }
  /**
   * The time of day: agrees with the platform, was corrected by it, or is doubtful (before the last record, and no
   * platform tells it); then nothing is taken in.
   */
  readonly clock: 'right' | 'corrected' | 'doubtful'
  readonly faceComparer: boolean
  /** Services set aside because their file is wrong; an earlier version may be in use. For the attendant. */
  readonly quarantined: readonly string[]
  /** Newer services were refused, and those before them are in use. For the attendant. null: they were not. */
  readonly bundleRefused: BundleTrouble | null
}
