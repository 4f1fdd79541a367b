/**
 * Framer of the SAM serial protocol (GA 467; hardware reference §1.1):
 *
 *   AA AA AA 96 69 | length u16 BE | SW1 SW2 SW3 data… | XOR of everything from the length on
 *
 * The length counts what follows it, check sum included. Both a photo, which is opaque bytes, and noise may contain the
 * preamble. So only the check sum makes a frame valid, and after a wrong one only one byte is dropped: the real
 * preamble may be inside.
 */
import type { Framer } from '../bus.ts'

export interface SamFrame {
  /** SW3, the module's status. */
  readonly status: number
  readonly data: Uint8Array
}

export interface SamFramer extends Framer<SamFrame> {
  /**
   * What has arrived of the current frame, from its preamble on; empty outside a frame. Not yet verified by the check
   * sum.
   */
  pending(): Uint8Array
}

export const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69)
/** Preamble and length. */
export const headBytes = 7
const shortestLength = 4
/** The longest answer (text, photo, two fingerprints) has 0x90A. */
const longestLength = 2400

export function createSamFramer(): SamFramer {
  // Holds one frame of the greatest length; never more is kept.
  const kept = new Uint8Array(headBytes + longestLength)
  let count = 0
  let spoilt = 0

  /** Overwrites what it drops: a card's data is not kept longer than needed to hand it out. */
  function drop(bytes: number): void {
    kept.copyWithin(0, bytes, count)
    kept.fill(0, count - bytes, count)
    count -= bytes
  }

  /** Drops bytes that cannot begin a frame. */
  function hunt(): void {
    let from = 0
    while (from < count && !couldBegin(kept, from, count)) from += 1
    if (from > 0) drop(from)
  }

  /** The next complete frame among the bytes kept, or null if more bytes are needed. */
  function take(): SamFrame | null {
    for (;;) {
      hunt()
      if (count < headBytes) return null
      const length = lengthAt(kept)
      if (length < shortestLength || length > longestLength) {
        drop(1)
        continue
      }
      const whole = headBytes + length
      if (count < whole) return null
      if (sum(kept, preamble.length, whole) !== 0) {
        spoilt += 1
        drop(1)
        continue
      }
      const frame = { status: kept[headBytes + 2] ?? 0, data: kept.slice(headBytes + 3, whole - 1) }
      drop(whole)
      return frame
    }
  }

  function takeAll(into: SamFrame[]): SamFrame[] {
    for (let frame = take(); frame !== null; frame = take()) into.push(frame)
    return into
  }

  const inFrame = () => count >= preamble.length

  return {
    push(bytes) {
      const frames: SamFrame[] = []
      for (let from = 0; from < bytes.length;) {
        const part = bytes.subarray(from, from + kept.length - count)
        kept.set(part, count)
        count += part.length
        from += part.length
        takeAll(frames)
      }
      return frames
    },
    inFrame,
    giveUp() {
      const frames: SamFrame[] = []
      while (inFrame()) {
        drop(1)
        takeAll(frames)
      }
      drop(count)
      return frames
    },
    spoilt: () => spoilt,
    pending: () => (inFrame() ? kept.slice(0, count) : new Uint8Array(0)),
  }
}

export function lengthAt(frame: Uint8Array): number {
  return ((frame[preamble.length] ?? 0) << 8) | (frame[preamble.length + 1] ?? 0)
}

function couldBegin(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = 0; at < preamble.length && from + at < to; at += 1) {
    if (bytes[from + at] !== preamble[at]) return false
  }
  return true
}

function sum(bytes: Uint8Array, from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at += 1) total ^= bytes[at] ?? 0
  return total
}
