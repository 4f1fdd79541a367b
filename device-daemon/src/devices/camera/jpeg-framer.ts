/**
 * Motion JPEG as cameras send it: whole JPEG files one after the other with nothing in between. The framer follows the
 * markers and lengths of a frame, because FF D9 may also occur inside a thumbnail. Inconsistent data is skipped up to
 * the next FF D8. (ITU-T T.81 annex B)
 */
export interface JpegFramer {
  /**
   * Frames from SOI to EOI, in order, each a copy of its own. Never throws, and keeps no more than one frame. What it
   * has passed on or given up is overwritten.
   */
  push(bytes: Uint8Array): readonly Uint8Array[]
  /** Overwrites what it keeps: a frame begun may show a paper or a face. */
  wipe(): void
}

/** A 5 Mpx frame at best quality has 6 MB. */
export const maxFrameBytes = 16 * 1024 * 1024

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const TEM = 0x01
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

export function createJpegFramer(
  maxBytes: number = maxFrameBytes,
  allocate = (bytes: number): Buffer => Buffer.alloc(bytes),
): JpegFramer {
  /** Reused, and grown when a frame needs it; `kept` is the part in use. */
  let store = allocate(0)
  let kept: Buffer = store
  /**
   * How far the frame at the beginning of `kept` has been parsed; may be beyond the bytes received. 0: no frame begun.
   */
  let at = 0
  let inScan = false

  function take(bytes: Uint8Array): void {
    const length = kept.length + bytes.length
    if (length > store.length) {
      const larger = allocate(Math.max(length, 2 * store.length))
      kept.copy(larger)
      store.fill(0)
      store = larger
      kept = store.subarray(0, length - bytes.length)
    } else if (kept.byteOffset > store.byteOffset) {
      const from = kept.byteOffset - store.byteOffset
      store.copyWithin(0, from, from + kept.length)
      store.fill(0, kept.length, from + kept.length)
    }
    store.set(bytes, kept.length)
    kept = store.subarray(0, length)
  }

  function drop(count: number): void {
    kept.fill(0, 0, count)
    kept = kept.subarray(count)
    at = 0
    inScan = false
  }

  function hunt(): boolean {
    const start = kept.indexOf(Buffer.of(0xff, SOI))
    // A single FF at the end may be the first half of an SOI.
    drop(start >= 0 ? start : kept.length - (kept.at(-1) === 0xff ? 1 : 0))
    at = start >= 0 ? 2 : 0
    return start >= 0
  }

  /** Parses one step further within the frame. */
  function follow(): 'further' | 'end' | 'more' | 'broken' {
    if (inScan) return followScan()
    if (at + 2 > kept.length) return 'more'
    if (kept[at] !== 0xff) return 'broken'
    const marker = kept.readUInt8(at + 1)
    if (marker === EOI) {
      at += 2
      return 'end'
    }
    if (marker === SOI || marker === 0x00) return 'broken'
    if (marker === 0xff) at += 1 // fill byte
    else if (marker === TEM || isRestart(marker)) at += 2 // no length
    else {
      if (at + 4 > kept.length) return 'more'
      const length = kept.readUInt16BE(at + 2)
      if (length < 2) return 'broken'
      at += 2 + length
      inScan = marker === SOS
    }
    return 'further'
  }

  /** Entropy-coded data ends at the first FF that is neither stuffed (FF 00) nor a restart. */
  function followScan(): 'further' | 'more' {
    while (at < kept.length) {
      const ff = kept.indexOf(0xff, at)
      at = ff < 0 ? kept.length : ff
      const marker = kept[at + 1]
      if (marker === undefined) return 'more'
      if (marker !== 0x00 && !isRestart(marker)) {
        inScan = false
        return 'further'
      }
      at += 2
    }
    return 'more'
  }

  return {
    push(bytes) {
      take(bytes)
      const frames: Uint8Array[] = []
      while (at > 0 || hunt()) {
        const where = follow()
        if (where === 'broken' || at > maxBytes) drop(2)
        else if (where === 'end') {
          frames.push(Uint8Array.from(kept.subarray(0, at)))
          drop(at)
        } else if (where === 'more') return frames
      }
      return frames
    },
    wipe() {
      store.fill(0)
      store = allocate(0)
      kept = store
      at = 0
      inScan = false
    },
  }
}
