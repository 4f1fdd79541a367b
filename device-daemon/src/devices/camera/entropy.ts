/**
 * Reads the entropy-coded data of a JPEG scan to its last MCU without making a picture of it: the only proof that none
 * of it was lost on the way. (ITU-T T.81 annexes E and F, sequential Huffman coding)
 */
import type { CodeTable } from './huffman-tables.ts'

/** A block of 8 × 8 by its tables. */
export interface Block {
  readonly dc: CodeTable
  readonly ac: CodeTable
}

export interface ScanPlan {
  /** The blocks of one MCU, in order. */
  readonly mcu: readonly Block[]
  readonly mcus: number
  /** MCUs between two restart markers; 0: there are none. */
  readonly restartInterval: number
}

/** Fill bytes that encoders put behind the last MCU; more than these is data that no MCU accounts for. */
const mostLeftOver = 16

/** `from`, `to`: the scan's data in `bytes`, including its restart markers. */
export function decodesWhole(bytes: Uint8Array, from: number, to: number, plan: ScanPlan): boolean {
  const { mcu, mcus, restartInterval } = plan
  let at = from
  let bits = 0
  let count = 0
  /** Bits that are not in the data: where it ends, the reader sees zeros. */
  let imagined = 0

  /** At least 17 bits. */
  function refill(): void {
    while (count <= 16) {
      let byte = 0
      if (at >= to) imagined += 8
      else {
        byte = bytes[at] ?? 0
        if (byte !== 0xff) at += 1
        else if (bytes[at + 1] === 0x00) at += 2
        else {
          byte = 0
          imagined += 8
        }
      }
      bits = (bits << 8) | byte
      count += 8
    }
  }

  function block({ dc, ac }: Block): boolean {
    refill()
    const first = dc[(bits >>> (count - 16)) & 0xffff] ?? 0
    if (first === 0) return false
    count -= first >> 8
    refill()
    const size = first & 0xff
    if (size > 11) return false
    count -= size
    for (let k = 1; k < 64; k++) {
      if (count <= 16) refill()
      const entry = ac[(bits >>> (count - 16)) & 0xffff] ?? 0
      if (entry === 0) return false
      count -= entry >> 8
      const run = (entry >> 4) & 0x0f
      const size = entry & 0x0f
      if (size === 0) {
        if (run === 0) return true
        if (run !== 15) return false
        k += 15
      } else {
        k += run
        if (k > 63) return false
        if (count < size) refill()
        count -= size
      }
    }
    return true
  }

  /** The interval has used its data up to a byte, and its marker follows. */
  const isRestart = (n: number): boolean => {
    if (count - imagined >= 8) return false
    while (at + 1 < to && bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1
    if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd0 + (n & 7)) return false
    at += 2
    bits = 0
    count = 0
    imagined = 0
    return true
  }

  for (let done = 0; done < mcus; done++) {
    if (restartInterval > 0 && done > 0 && done % restartInterval === 0 && !isRestart(done / restartInterval - 1))
      return false
    for (const each of mcu) if (!block(each)) return false
    if (count < imagined) return false
  }
  return to - at + ((count - imagined) >> 3) <= mostLeftOver
}
