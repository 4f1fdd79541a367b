/** A plugged-in cable, whatever it is made of: a pseudo-terminal (`pty.ts`) or a network port (`tcp.ts`). */
export interface Cable {
  onData(listener: (bytes: Uint8Array) => void): void
  write(bytes: Uint8Array): void
  /** The driver's side hangs up and the way to the device disappears. Idempotent. */
  pull(): void
}
