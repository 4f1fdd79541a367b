/**
 * What every driver offers the rest of the daemon. The port of each kind (`<kind>/port.ts`) adds what the kind can do.
 * Expected failures are values with codes of the contract.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus } from '#contract/status.ts'

export interface DeviceFailure<Code extends string> {
  readonly code: Code
  /** The technical cause, for the log; never personal data. */
  readonly detail: string
}

/** A supervised device: its current status and a notification on every change. */
export interface Supervised<K extends DeviceKind = DeviceKind> {
  status(): DeviceStatus<K>
  onStatus(listener: (status: DeviceStatus<K>) => void): () => void
  stop(): Promise<void>
}
