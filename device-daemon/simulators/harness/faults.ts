/**
 * Deliberate, repeatable faults of a line. A fault is armed for a number of replies (`times`) or a share of them
 * (`probability`) and turns a reply into the pieces that are really sent.
 */
import type { Random } from './random.ts'

export const faultKinds = [
  'split',
  'coalesce',
  'garbage',
  'wrongSum',
  'truncated',
  'silence',
  'late',
  'lyingLength',
  'duplicate',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Fault {
  readonly kind: FaultKind
  /** Only replies with this name (as in the transcript); absent: any reply. */
  readonly reply?: string
  /** Number of replies still to be spoilt; absent together with a `probability`: until cleared. */
  readonly times?: number
  /** 0 … 1, per reply. */
  readonly probability?: number
  /** The delay of `late`, and the gap between the pieces of `split`. */
  readonly delayMs?: number
}

/** Where a protocol has the parts that faults spoil. A fault whose part is not given is refused when armed. */
export interface FrameShape {
  /** `garbage` includes a false one. */
  readonly preamble?: readonly number[]
  /** Offset of a big-endian u16 length. */
  readonly lengthAt?: number
  /** Whether the last byte is a check sum. */
  readonly sum?: boolean
}

/** Bytes to be sent after waiting `delayMs`. */
export interface Piece {
  readonly bytes: Uint8Array
  readonly delayMs: number
}

export interface Faults {
  arm(fault: Fault): void
  clear(): void
  armed(): readonly Fault[]
  /** What is really sent for a reply: nothing (silence), or one or more pieces. */
  spoil(reply: Uint8Array, name: string): readonly Piece[]
}

const defaultDelayMs = { split: 3, late: 1500 } as const

export function createFaults(random: Random, shape: FrameShape): Faults {
  let armed: { fault: Fault; left: number }[] = []
  let held: Uint8Array | null = null

  function next(name: string): Fault | null {
    for (const entry of armed) {
      if (entry.fault.reply !== undefined && entry.fault.reply !== name) continue
      if (random.next() >= (entry.fault.probability ?? 1)) continue
      entry.left -= 1
      armed = armed.filter((each) => each.left > 0)
      return entry.fault
    }
    return null
  }

  function pieces(fault: Fault, reply: Uint8Array): readonly Piece[] {
    const whole = (bytes: Uint8Array): readonly Piece[] => [{ bytes, delayMs: 0 }]
    switch (fault.kind) {
      case 'split':
        return split(reply, random).map((bytes) => ({ bytes, delayMs: fault.delayMs ?? defaultDelayMs.split }))
      case 'coalesce':
        held = reply
        return []
      case 'garbage':
        return whole(
          joined(
            random.bytes(random.between(1, 12)),
            Uint8Array.from(shape.preamble ?? []),
            random.bytes(random.between(0, 3)),
            reply,
          ),
        )
      case 'wrongSum':
        return whole(changed(reply, reply.length - 1, random.between(1, 255)))
      case 'truncated':
        return whole(reply.subarray(0, random.between(1, reply.length - 1)))
      case 'silence':
        return []
      case 'late':
        return [{ bytes: reply, delayMs: fault.delayMs ?? defaultDelayMs.late }]
      case 'lyingLength':
        return whole(changed(reply, (shape.lengthAt ?? 0) + 1, random.between(1, 255)))
      case 'duplicate':
        return whole(joined(reply, reply))
    }
  }

  return {
    arm(fault) {
      const problem = unsuitable(fault, shape)
      if (problem !== null) throw new Error(problem)
      armed.push({ fault, left: fault.times ?? (fault.probability === undefined ? 1 : Infinity) })
    },
    clear() {
      armed = []
      held = null
    },
    armed: () => armed.map((entry) => entry.fault),
    spoil(reply, name) {
      const before = held
      held = null
      const fault = next(name)
      const spoilt = fault === null ? [{ bytes: reply, delayMs: 0 }] : pieces(fault, reply)
      return before === null ? spoilt : [{ bytes: before, delayMs: 0 }, ...spoilt]
    },
  }
}

function unsuitable(fault: Fault, shape: FrameShape): string | null {
  if (!faultKinds.includes(fault.kind)) return `unknown fault "${fault.kind}": one of ${faultKinds.join(', ')}`
  if (fault.kind === 'wrongSum' && shape.sum !== true) return 'this protocol has no check sum to spoil'
  if (fault.kind === 'lyingLength' && shape.lengthAt === undefined) return 'this protocol has no length to lie about'
  return null
}

function split(bytes: Uint8Array, random: Random): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let from = 0
  while (from < bytes.length) {
    const to = Math.min(bytes.length, from + random.between(1, Math.max(1, Math.ceil(bytes.length / 4))))
    pieces.push(bytes.subarray(from, to))
    from = to
  }
  return pieces
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

function changed(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ mask
  return copy
}
