/**
 * What every driver shows the rest of the daemon. Each kind's own port (`<kind>/port.ts`) adds what it can do;
 * expected failures are values whose codes are the contract's.
 */
import type { DeviceKind } from '#contract/devices.ts'
import type { DeviceStatus } from '#contract/status.ts'

export interface DeviceFailure<Code extends string> {
  readonly code: Code
  /** Low-level cause for the log: never personal data. */
  readonly detail: string
}

/** A device under its supervisor: status now, and a call on every change. */
export interface Supervised<K extends DeviceKind = DeviceKind> {
  status(): DeviceStatus<K>
  onStatus(listener: (status: DeviceStatus<K>) => void): () => void
  stop(): Promise<void>
}
