/**
 * The messages of a receipt printer. Four kinds share one line without length or check sum; each byte is recognised by
 * fixed bits (Epson, "Status transmission"): automatic status 0xx1xx00 followed by three 0xx0xxxx, real-time status
 * 0xx1xx10, flow control 11h/13h, paper status 0xx0xxxx.
 */
import type { Framer } from '../bus.ts'

export type PrinterMessage =
  | { readonly kind: 'automaticStatus'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'realTimeStatus'; readonly byte: number }
  | { readonly kind: 'paperStatus'; readonly byte: number }
  | { readonly kind: 'flow'; readonly mayWrite: boolean }
  /** No message of a printer: line noise, a wrong baud rate, another device. */
  | { readonly kind: 'noise'; readonly byte: number }

const XON = 0x11
const XOFF = 0x13

const isAutomaticHead = (byte: number): boolean => (byte & 0x93) === 0x10
const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12
const isPlain = (byte: number): boolean => (byte & 0x90) === 0x00

/**
 * Never throws and keeps at most three bytes. Flow control and real-time answers may interrupt an automatic status; any
 * other byte in between means that bytes were lost, and the block is dropped.
 */
export function createStatusFramer(): Framer<PrinterMessage> {
  let block: number[] = []

  function take(byte: number): readonly PrinterMessage[] {
    if (byte === XON || byte === XOFF) return [{ kind: 'flow', mayWrite: byte === XON }]
    if (isRealTime(byte)) return [{ kind: 'realTimeStatus', byte }]
    if (isAutomaticHead(byte)) {
      block = [byte]
      return []
    }
    if (!isPlain(byte)) {
      block = []
      return [{ kind: 'noise', byte }]
    }
    return block.length > 0 ? append(byte) : [{ kind: 'paperStatus', byte }]
  }

  function append(byte: number): readonly PrinterMessage[] {
    block.push(byte)
    const [b1, b2, b3, b4] = block
    if (b1 === undefined || b2 === undefined || b3 === undefined || b4 === undefined) return []
    block = []
    return [{ kind: 'automaticStatus', bytes: [b1, b2, b3, b4] }]
  }

  return {
    push: (bytes) => Array.from(bytes).flatMap(take),
    // Requested answers are single bytes; an automatic status in progress must not delay anything.
    inFrame: () => false,
    giveUp() {
      block = []
      return []
    },
  }
}
