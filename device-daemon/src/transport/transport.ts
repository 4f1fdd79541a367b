/**
 * A byte link to a device, whatever carries it. A small interface instead of a vendor's API, so that drivers can be
 * tested on anything. A closed link is discarded and a new one opened: a reopened SerialPort sends old writes again.
 */
import type { Result } from '../base/result.ts'

export interface Link {
  /**
   * Bytes as they arrive, in chunks of any size, overwritten when the listener returns. One listener; attach it before
   * the first write.
   */
  onData(listener: (bytes: Uint8Array) => void): void
  /** Resolves when the bytes have been passed to the system; a failure means that the device is gone. */
  write(bytes: Uint8Array): Promise<Result<void, LinkFailure>>
  /** Idempotent. */
  close(): Promise<void>
  /** Settles once, whatever ended the link: unplugged, write error, or `close()`. */
  readonly closed: Promise<LinkFailure>
}

export interface LinkFailure {
  /**
   * `absent`: no such device; `busy`: in use by another process; `denied`: no permission; `gone`: the device
   * disappeared; `closed`: by us.
   */
  readonly code: 'absent' | 'busy' | 'denied' | 'gone' | 'closed'
  readonly detail: string
}

/** Opens a stable address: `serial:/dev/kiosk/id-card?baud=115200`, `tcp://127.0.0.1:9100`. */
export type OpenLink = (url: string, signal: AbortSignal) => Promise<Result<Link, LinkFailure>>

/** `badAddress`: correct the profile or the command line; the detail says what is wrong and gives a valid example. */
export interface AddressFailure {
  readonly code: 'badAddress'
  readonly detail: string
}
