/**
 * A byte link to a device, whatever carries it. Six words instead of a vendor's API, so that a driver can be tested
 * on anything. A closed link is thrown away and a new one opened: a closed SerialPort replays old writes when it is
 * reopened.
 */
import type { Result } from '../base/result.ts'

export interface Link {
  /** Bytes as they arrive, in any chunking. One listener; attach it before the first write. */
  onData(listener: (bytes: Uint8Array) => void): void
  /** Resolves when the bytes have been handed to the system; a failure means the device is gone. */
  write(bytes: Uint8Array): Promise<Result<void, LinkFailure>>
  /** Idempotent. */
  close(): Promise<void>
  /** Settles once, however the link ended: unplugged, write error, or `close()`. */
  readonly closed: Promise<LinkFailure>
}

export interface LinkFailure {
  /**
   * `absent`: no such device; `busy`: another process holds it; `denied`: rights; `gone`: it was there and is not;
   * `closed`: by us.
   */
  readonly code: 'absent' | 'busy' | 'denied' | 'gone' | 'closed'
  readonly detail: string
}

/** Opens a stable address: `serial:/dev/kiosk/id-card?baud=115200`, `tcp://127.0.0.1:9100`. */
export type OpenLink = (url: string, signal: AbortSignal) => Promise<Result<Link, LinkFailure>>

/** `badAddress`: mend the profile or the command line; the detail says what is wrong and shows a right one. */
export interface AddressFailure {
  readonly code: 'badAddress'
  readonly detail: string
}
