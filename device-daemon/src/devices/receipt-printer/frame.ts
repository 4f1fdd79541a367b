/**
 * What a receipt printer says, byte by byte. Answers of four kinds share one line without length or sum; each byte is told by fixed bits
 * (Epson, "Status transmission"): automatic status 0xx1xx00 then three 0xx0xxxx, real-time 0xx1xx10, flow control 11h/13h, paper 0xx0xxxx.
 */
export type PrinterMessage =
  | { readonly kind: 'automaticStatus'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'realTimeStatus'; readonly byte: number }
  | { readonly kind: 'paperStatus'; readonly byte: number }
  | { readonly kind: 'flow'; readonly mayWrite: boolean }
  /** No printer says this: line noise, a wrong baud rate, another device. */
  | { readonly kind: 'noise'; readonly byte: number }

const XON = 0x11
const XOFF = 0x13

const isAutomaticHead = (byte: number): boolean => (byte & 0x93) === 0x10
const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12
const isPlain = (byte: number): boolean => (byte & 0x90) === 0x00

/**
 * Never throws and keeps at most three bytes. Flow control and real-time answers may come in the middle of an automatic status; anything
 * else in its middle means that bytes were lost, and the block is dropped.
 */
export class StatusParser {
  private readonly emit: (message: PrinterMessage) => void
  private block: number[] = []

  constructor(emit: (message: PrinterMessage) => void) {
    this.emit = emit
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) this.take(byte)
  }

  private take(byte: number): void {
    if (byte === XON || byte === XOFF) this.emit({ kind: 'flow', mayWrite: byte === XON })
    else if (isRealTime(byte)) this.emit({ kind: 'realTimeStatus', byte })
    else if (isAutomaticHead(byte)) this.block = [byte]
    else if (!isPlain(byte)) this.drop(byte)
    else if (this.block.length > 0) this.append(byte)
    else this.emit({ kind: 'paperStatus', byte })
  }

  private append(byte: number): void {
    this.block.push(byte)
    const [b1, b2, b3, b4] = this.block
    if (b1 === undefined || b2 === undefined || b3 === undefined || b4 === undefined) return
    this.block = []
    this.emit({ kind: 'automaticStatus', bytes: [b1, b2, b3, b4] })
  }

  private drop(byte: number): void {
    this.block = []
    this.emit({ kind: 'noise', byte })
  }
}
