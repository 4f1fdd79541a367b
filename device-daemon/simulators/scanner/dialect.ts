/**
 * How a host tells the scanner to look and to stop, in three dialects: Honeywell and compatible makes (`SYN T CR`,
 * `SYN U CR`), the ZKB200 (`T`, `P`) and CipherLab (`E`, `D`).
 */

export type Command = 'start' | 'stop' | 'unknown'

interface Dialect {
  readonly start: string
  readonly stop: string
  /** Its message after looking without reading anything; empty: none. */
  readonly noRead: string
}

export const dialects = {
  honeywell: { start: '\x16T\r', stop: '\x16U\r', noRead: '' },
  zkb200: { start: 'T', stop: 'P', noRead: '%%NoRead' },
  cipherlab: { start: 'E', stop: 'D', noRead: '' },
} as const satisfies Record<string, Dialect>
export type DialectName = keyof typeof dialects

export interface CommandReader {
  /** The commands completed by these bytes; bytes that belong to none are dropped. */
  push(bytes: Uint8Array): readonly Command[]
}

const syn = 0x16
const cr = 0x0d
/** Longest text between SYN and CR; anything longer is not a command. */
const longestBody = 16

export function createCommandReader(name: DialectName): CommandReader {
  return dialects[name].start.length === 1 ? letters(dialects[name]) : framed(dialects[name])
}

function letters(dialect: Dialect): CommandReader {
  return {
    push: (bytes) =>
      [...bytes].flatMap((byte): Command[] => {
        const letter = String.fromCharCode(byte)
        return letter === dialect.start ? ['start'] : letter === dialect.stop ? ['stop'] : []
      }),
  }
}

function framed(dialect: Dialect): CommandReader {
  let frame: number[] = []

  function take(byte: number): Command | null {
    // SYN starts a new command, even in the middle of an incomplete one.
    if (byte === syn) frame = [syn]
    else if (frame.length > longestBody) frame = []
    else if (frame.length > 0) frame.push(byte)
    if (byte !== cr || frame.length === 0) return null
    const text = Buffer.from(frame).toString('latin1')
    frame = []
    return text === dialect.start ? 'start' : text === dialect.stop ? 'stop' : 'unknown'
  }

  return { push: (bytes) => [...bytes].map(take).filter((command) => command !== null) }
}
