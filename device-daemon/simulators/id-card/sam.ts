/**
 * The SAM module (GA 467) as a strict peer: which commands it accepts in which order, and its replies. Only bytes;
 * time, cable and card are handled by the caller.
 */
import type { Card } from './card.ts'

export const preamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69]

/** SW3 of replies. */
export const status = {
  ok: 0x90,
  found: 0x9f,
  nothingThere: 0x91,
  wrongSum: 0x10,
  wrongLength: 0x11,
  unknownCommand: 0x21,
  readFailed: 0x41,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  findFailed: 0x80,
  selectFailed: 0x81,
} as const

export interface SamOptions {
  /** Some firmware finds a card again after it has been read, without it being lifted. */
  readonly refindAfterRead: boolean
  /** Old firmware does not know the reading with fingerprints (30 10): it refuses it, or does not answer at all. */
  readonly fingerprintCommand: 'known' | 'refused' | 'unanswered'
}

export interface Reply {
  readonly name: string
  readonly frame: Uint8Array
  /** The module first transfers the card's data over the air, which takes long; the card must stay until the end. */
  readonly reading: boolean
}

export interface Sam {
  /** Answers a complete command, check sum included, or stays silent (null); `card` is the card on the reader now. */
  answer(command: Uint8Array, card: Card | null): Reply | null
  /** To be called when the card was lifted or changed, or power was lost. */
  forget(): void
  /** Makes the self-test fail with this status; null: pass again. */
  breakSelfTest(sw3: number | null): void
  phase(): 'idle' | 'found' | 'selected'
}

/** u16, u16, u32, u32, u32, little-endian; printed as 05.03-20230101-0000123456-1234567890. */
const samNumber = Buffer.from('05000300d5af340140e20100d2029649', 'hex')

export function createSam(options: SamOptions): Sam {
  let phase: 'idle' | 'found' | 'selected' = 'idle'
  let alreadyRead = false
  let selfTest: number | null = null

  const plain = (name: string, sw3: number, data: Uint8Array = new Uint8Array(0)): Reply => ({
    name,
    frame: replyFrame(sw3, data),
    reading: false,
  })

  function find(card: Card | null): Reply {
    if (card === null || (alreadyRead && !options.refindAfterRead)) {
      phase = 'idle'
      return plain('find: no card', status.findFailed)
    }
    phase = 'found'
    return plain('find: card', status.found, new Uint8Array(4))
  }

  function select(card: Card | null): Reply {
    if (card === null || phase !== 'found') return plain('select: refused', status.selectFailed)
    phase = 'selected'
    return plain('select', status.ok, new Uint8Array(8))
  }

  function read(card: Card | null, withFingerprints: boolean): Reply | null {
    if (withFingerprints && options.fingerprintCommand === 'refused')
      return plain('read: unknown command', status.unknownCommand)
    if (withFingerprints && options.fingerprintCommand === 'unanswered') return null
    if (card === null || phase !== 'selected') return plain('read: refused', status.readFailed)
    alreadyRead = true
    const parts = withFingerprints ? [card.text, card.photo, card.fingerprints] : [card.text, card.photo]
    const lengths = Buffer.alloc(parts.length * 2)
    parts.forEach((part, at) => lengths.writeUInt16BE(part.length, at * 2))
    return { name: 'read', frame: replyFrame(status.ok, Buffer.concat([lengths, ...parts])), reading: true }
  }

  function appended(card: Card | null): Reply {
    if (card === null || phase !== 'selected') return plain('appended address: refused', status.readFailed)
    return card.appendedAddress.length === 0
      ? plain('appended address: none', status.nothingThere)
      : plain('appended address', status.ok, card.appendedAddress)
  }

  return {
    answer(command, card) {
      if (command.reduce((sum, byte) => sum ^ byte, 0) !== 0) return plain('wrong sum', status.wrongSum)
      const operation = Buffer.from(command.subarray(2, -1)).toString('hex')
      if (operation.startsWith('61ff') && operation.length === 6) return plain('set exchange size', status.ok)
      switch (operation) {
        case '10ff':
          phase = 'idle'
          return plain('reset', status.ok)
        case '11ff':
          return plain('status', selfTest ?? status.ok)
        case '12ff':
          return plain('SAM number', status.ok, samNumber)
        case '2001':
          return find(card)
        case '2002':
          return select(card)
        case '3001':
          return read(card, false)
        case '3010':
          return read(card, true)
        case '3003':
          return appended(card)
        default:
          return plain('unknown command', status.unknownCommand)
      }
    },
    forget() {
      phase = 'idle'
      alreadyRead = false
    },
    breakSelfTest(sw3) {
      selfTest = sw3
    },
    phase: () => phase,
  }
}

export function replyFrame(sw3: number, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.alloc(2), Buffer.from([0, 0, sw3]), data])
  body.writeUInt16BE(body.length - 2 + 1, 0)
  const sum = body.reduce((total, byte) => total ^ byte, 0)
  return Buffer.concat([Buffer.from(preamble), body, Buffer.from([sum])])
}
