/** The receiving side of the module: collects a command byte by byte. */
import { preamble } from './sam.ts'

/** The longest command here has one parameter byte; a longer one is answered with “length wrong”. */
const longestCommand = 16
/** ms after which an incomplete command is answered with “length wrong”. */
export const commandGapMs = 100

export type Received = { readonly kind: 'command'; readonly bytes: Uint8Array } | { readonly kind: 'wrongLength' }

export interface Receiver {
  /** Complete commands from the length field on, including the check sum, and errors. */
  push(bytes: Uint8Array): readonly Received[]
  /** To be called when no more bytes came. */
  gap(): readonly Received[]
  midCommand(): boolean
}

export function createReceiver(): Receiver {
  let matched = 0
  let body: number[] = []

  function reset(): void {
    matched = 0
    body = []
  }

  function take(byte: number): Received | null {
    if (matched < preamble.length) {
      // AA AA AA AA 96 69 is a valid start too: after a fourth AA three are still matched.
      matched = byte === preamble[matched] ? matched + 1 : byte === 0xaa ? Math.max(1, Math.min(matched, 3)) : 0
      return null
    }
    body.push(byte)
    if (body.length < 2) return null
    const length = (body[0] ?? 0) * 256 + (body[1] ?? 0)
    if (length < 3 || length > longestCommand) {
      reset()
      return { kind: 'wrongLength' }
    }
    if (body.length < length + 2) return null
    const command = Uint8Array.from(body)
    reset()
    return { kind: 'command', bytes: command }
  }

  return {
    push(bytes) {
      const received: Received[] = []
      for (const byte of bytes) {
        const one = take(byte)
        if (one !== null) received.push(one)
      }
      return received
    },
    gap() {
      const midway = matched === preamble.length
      reset()
      return midway ? [{ kind: 'wrongLength' }] : []
    },
    midCommand: () => matched > 0,
  }
}
