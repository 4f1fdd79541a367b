/** Many byte patterns found in one pass. */

export interface Needle {
  /** What it is of: `name`, `photograph` … */
  readonly of: string
  /** How it is written there: `utf-8`, `float64` … */
  readonly as: string
  /** At least 4 bytes. */
  readonly bytes: Uint8Array
}

export interface Found {
  readonly needle: Needle
  /** What stands around it, for finding out whose it is. */
  readonly around: string
}

export interface Finder {
  /** So many bytes of one piece must be given again with the next. */
  readonly overlap: number
  find(bytes: Buffer): readonly Found[]
}

export function finderOf(needles: readonly Needle[]): Finder {
  const byStart = new Map<number, Needle[]>()
  const begins = new Uint8Array(1 << 16)
  for (const needle of needles) {
    const start = Buffer.from(needle.bytes).readUInt32LE(0)
    begins[start & 0xffff] = 1
    byStart.set(start, [...(byStart.get(start) ?? []), needle])
  }
  return {
    overlap: Math.max(...needles.map(({ bytes }) => bytes.length)) - 1,
    find(bytes) {
      const found: Found[] = []
      const last = bytes.length - 3
      for (let at = 0; at < last; at += 1) {
        if (begins[(bytes[at] as number) | ((bytes[at + 1] as number) << 8)] === 0) continue
        const needle = byStart.get(bytes.readUInt32LE(at))?.find((one) => standsAt(bytes, at, one.bytes))
        if (needle === undefined) continue
        const end = endOf(bytes, at, needle.bytes)
        found.push({ needle, around: around(bytes, at, at + needle.bytes.length) })
        at = end - 1
      }
      return found
    },
  }
}

const standsAt = (bytes: Buffer, at: number, needle: Uint8Array): boolean =>
  at + needle.length <= bytes.length && bytes.compare(needle, 0, needle.length, at, at + needle.length) === 0

/** A plain area of a picture is one find, not ten thousand. */
function endOf(bytes: Buffer, from: number, needle: Uint8Array): number {
  let at = from + needle.length
  while (standsAt(bytes, at, needle)) at += needle.length
  return at
}

function around(bytes: Buffer, from: number, to: number): string {
  const cut = bytes.subarray(Math.max(0, from - 60), to + 60)
  return Array.from(cut, (byte) => (byte < 0x20 || byte > 0x7e ? '.' : String.fromCharCode(byte))).join('')
}
