/**
 * Framer of a scanner's messages (hardware reference §6.1, §6.2):
 *
 *   ] letter digit | the code's bytes | CR, LF or CR LF
 *
 * There is neither length nor check sum, and a code may contain line ends itself (an address card does). So a line end
 * ends the code only if nothing or another identifier follows. The message “nothing seen” is a line without an
 * identifier. Everything else is noise; at a wrong rate all bytes are.
 */
import type { Framer } from '../bus.ts'

export type ScannerMessage =
  | { readonly kind: 'code'; readonly aim: string; readonly data: Uint8Array }
  /** The scanner looked for its configured time and saw nothing. */
  | { readonly kind: 'noRead' }

/** Digits in the largest QR code (version 40); with letters, bytes or Han characters it holds fewer bytes. */
export const longestCode = 7_089
const aimBytes = 3
/** One complete code and enough of the next to recognise it. */
const mostBytes = aimBytes + longestCode + 2 + aimBytes
/** Messages for “nothing seen”: from Honeywell and compatible makes, and from the ZKB200. */
const noReads = ['NR', '%%NoRead'].map((words) => Buffer.from(words))

const cr = 0x0d
const lf = 0x0a
const isLineEnd = (byte: number | undefined) => byte === cr || byte === lf
const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

export function createScannerFramer(): Framer<ScannerMessage> {
  const kept = new Uint8Array(mostBytes)
  let count = 0
  let spoilt = 0
  /** Line ends before this offset have been checked. */
  let looked = 0

  /** Overwrites what it drops: a code's content is not kept longer than needed to hand it out. */
  function drop(bytes: number): void {
    kept.copyWithin(0, bytes, count)
    kept.fill(0, count - bytes, count)
    count -= bytes
    looked = 0
  }

  /** Drops bytes that begin neither a code nor a message line. */
  function hunt(): void {
    let from = 0
    while (from < count && beginning(from) === 'none') {
      if (!isLineEnd(kept[from])) spoilt += 1
      from += 1
    }
    if (from > 0) drop(from)
  }

  function beginning(at: number): 'code' | 'noRead' | 'none' {
    const here = kept.subarray(at, count)
    if (couldBeAim(here)) return 'code'
    return noReads.some((words) => couldBe(here, words)) ? 'noRead' : 'none'
  }

  function take(): ScannerMessage | null {
    hunt()
    if (count === 0) return null
    if (beginning(0) === 'noRead') return takeNoRead()
    for (; looked < count; looked += 1) {
      if (!isLineEnd(kept[looked])) continue
      const next = kept[looked] === cr && kept[looked + 1] === lf ? looked + 2 : looked + 1
      // Another code follows, or too few bytes are there to tell.
      if (next + aimBytes > count) return null
      if (couldBeAim(kept.subarray(next, count))) return takeCode(looked, next)
    }
    return null
  }

  function takeNoRead(): ScannerMessage | null {
    const words = noReads.find((each) => count > each.length && couldBe(kept.subarray(0, count), each))
    if (words === undefined) return null
    drop(words.length + 1)
    return { kind: 'noRead' }
  }

  function takeCode(end: number, next: number): ScannerMessage {
    const aim = String.fromCharCode(...kept.subarray(0, aimBytes))
    const data = kept.slice(aimBytes, end)
    drop(next)
    return { kind: 'code', aim, data }
  }

  function takeAll(): ScannerMessage[] {
    const messages: ScannerMessage[] = []
    for (let message = take(); message !== null; message = take()) messages.push(message)
    return messages
  }

  const mayEnd = () => count > aimBytes && kept[0] === 0x5d && isLineEnd(kept[count - 1])

  return {
    push(bytes) {
      const messages: ScannerMessage[] = []
      for (let from = 0; from < bytes.length;) {
        if (count === kept.length) {
          // Longer than any code.
          spoilt += count
          drop(count)
        }
        const part = bytes.subarray(from, from + kept.length - count)
        kept.set(part, count)
        count += part.length
        from += part.length
        messages.push(...takeAll())
      }
      return messages
    },
    inFrame: () => count > 0,
    mayEnd,
    giveUp() {
      if (mayEnd()) {
        const end = kept[count - 2] === cr && kept[count - 1] === lf ? count - 2 : count - 1
        return [takeCode(Math.max(end, aimBytes), count)]
      }
      spoilt += count
      drop(count)
      return []
    },
    spoilt: () => spoilt,
  }
}

/** An AIM identifier, `]`, a letter, a digit or letter (ISO/IEC 15424), or the beginning of one. */
function couldBeAim(bytes: Uint8Array): boolean {
  const [flag, letter, modifier] = bytes
  if (flag !== 0x5d) return false
  if (letter === undefined) return true
  if (!isLetter(letter)) return false
  return modifier === undefined || isDigit(modifier) || isLetter(modifier)
}

/** `words` followed by a line end, or the beginning of that. */
function couldBe(bytes: Uint8Array, words: Uint8Array): boolean {
  for (let at = 0; at < words.length && at < bytes.length; at += 1) if (bytes[at] !== words[at]) return false
  return bytes.length <= words.length || isLineEnd(bytes[words.length])
}
