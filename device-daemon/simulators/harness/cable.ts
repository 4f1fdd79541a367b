/** A plugged-in cable for bytes: a pseudo-terminal (`pty.ts`) or a network port (`tcp.ts`). */
import type { Plugged } from './pluggable.ts'

export interface Cable extends Plugged {
  onData(listener: (bytes: Uint8Array) => void): void
  write(bytes: Uint8Array): void
  pull(): void
}
