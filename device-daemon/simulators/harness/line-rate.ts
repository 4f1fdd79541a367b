/**
 * What a receiver reads from bytes sent at another rate: it samples the same levels on the wire at its own times (8N1).
 * At equal rates it reads the same bytes, otherwise wrong ones, and a wrong number of them.
 */
export function misread(bytes: Uint8Array, sentAt: number, readAt: number): Uint8Array {
  if (sentAt === readAt) return bytes
  // Rate 0 is a line that was hung up.
  if (sentAt === 0 || readAt === 0) return new Uint8Array(0)
  const wire = [...bytes].flatMap(levels)
  /** Length of one bit of the receiver, in bits of the sender. */
  const step = sentAt / readAt
  const level = (time: number) => wire[Math.floor(time)] ?? idle
  const read: number[] = []
  let start = nextFall(wire, 0)
  while (start !== null) {
    const at = start
    const sample = (bit: number) => level(at + (bit + 0.5) * step)
    const glitch = sample(0) !== 0
    // A missing stop bit is a framing error; Linux passes such a byte on as zero.
    if (!glitch) read.push(sample(9) === idle ? byteOf(sample) : 0)
    start = nextFall(wire, at + (glitch ? 0.5 : 9.5) * step)
  }
  return Uint8Array.from(read)
}

const idle = 1

/** Start bit, eight bits beginning with the lowest, stop bit. */
const levels = (byte: number): readonly number[] => [
  0,
  ...Array.from({ length: 8 }, (_, bit) => (byte >> bit) & 1),
  idle,
]

const byteOf = (sample: (bit: number) => number): number =>
  Array.from({ length: 8 }, (_, bit) => sample(bit + 1) << bit).reduce((sum, bit) => sum + bit, 0)

/** The next falling edge, which begins a byte. */
function nextFall(wire: readonly number[], from: number): number | null {
  for (let at = Math.ceil(from); at < wire.length; at += 1)
    if (wire[at] === 0 && (wire[at - 1] ?? idle) === idle) return at
  return null
}
