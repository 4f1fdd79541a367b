/**
 * Commands to a scanner and the meaning of its codes. Pure. Sources: hardware reference §6.1 (AIM), §6.2 (commands).
 */
import { standardText } from '#flows/entries/characters.ts'
import type { ScannedCode } from './port.ts'

/** The commands of a make to start and stop looking. No make acknowledges them. */
export interface Dialect {
  readonly look: Uint8Array
  readonly stop: Uint8Array
}

export const dialects = {
  /** SYN T CR and SYN U CR; most makes have adopted them. */
  honeywell: { look: Uint8Array.of(0x16, 0x54, 0x0d), stop: Uint8Array.of(0x16, 0x55, 0x0d) },
  zkb200: { look: Uint8Array.of(0x54), stop: Uint8Array.of(0x50) },
  cipherlab: { look: Buffer.from('E'), stop: Buffer.from('D') },
} as const satisfies Readonly<Record<string, Dialect>>

const symbologies: Readonly<Record<string, ScannedCode['symbology']>> = {
  Q: 'qr',
  C: 'code128',
  d: 'dataMatrix',
  L: 'pdf417',
  A: 'code39',
}

/** AIM `]E0` is EAN-13, `]E4` EAN-8: for the letter E only the modifier tells them apart. */
export const symbologyOf = (aim: string): ScannedCode['symbology'] =>
  aim === ']E0' ? 'ean13' : (symbologies[aim[1] ?? ''] ?? 'other')

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const gb18030 = new TextDecoder('gb18030', { fatal: true })
const anything = new TextDecoder('utf-8')

/**
 * Codes do not declare their encoding: UTF-8, or GB 18030 from older Chinese software. Anything else is binary and not
 * for us.
 */
export function textOf(data: Uint8Array): string {
  for (const decoder of [utf8, gb18030]) {
    try {
      return standardText(decoder.decode(data))
    } catch {
      continue
    }
  }
  return anything.decode(data)
}
