/** Bits of ESC/POS status bytes → the status the terminal needs. Pure. Bit positions: Epson, GS a and DLE EOT. */
import type { SupplyLevel } from '#contract/status.ts'
import type { Health } from '../supervision.ts'

export interface PrinterStatus {
  readonly coverOpen: boolean
  readonly paper: SupplyLevel
  /** Stopped by mechanical trouble such as a jam at the cutter; recoverable. */
  readonly jammed: boolean
  /** Needs power-off or a technician. */
  readonly broken: boolean
  readonly offline: boolean
}

const bit = (byte: number, n: number): boolean => (byte & (1 << n)) !== 0

const paperFrom = (nearEnd: boolean, end: boolean): PrinterStatus['paper'] => {
  if (end) return 'out'
  return nearEnd ? 'low' : 'ok'
}

export const fromAutomaticStatus = ([b1, b2, b3]: readonly [number, number, number, number]): PrinterStatus => ({
  offline: bit(b1, 3),
  coverOpen: bit(b1, 5),
  jammed: bit(b2, 2) || bit(b2, 3),
  broken: bit(b2, 5),
  paper: paperFrom((b3 & 0x03) !== 0, (b3 & 0x0c) !== 0),
})

/** The status from the four answers to DLE EOT 1…4, in that order. */
export const fromRealTimeStatus = ([printer, offline, error, paper]: readonly [
  number,
  number,
  number,
  number,
]): PrinterStatus => ({
  offline: bit(printer, 3),
  coverOpen: bit(offline, 2),
  jammed: bit(error, 2) || bit(error, 3),
  broken: bit(error, 5),
  paper: paperFrom((paper & 0x0c) !== 0, (paper & 0x60) !== 0 || bit(offline, 5)),
})

/** Why it cannot print, the most urgent cause first: an open cover also triggers the paper sensor. */
export const blockage = (status: PrinterStatus): 'coverOpen' | 'paperJam' | 'paperOut' | 'deviceFault' | null => {
  if (status.broken) return 'deviceFault'
  if (status.coverOpen) return 'coverOpen'
  if (status.jammed) return 'paperJam'
  if (status.paper === 'out') return 'paperOut'
  return null
}

/** `remains`: a piece of an unfinished receipt hangs out of the printer, which has no sensor for it. */
export const toHealth = (status: PrinterStatus, remains: boolean): Health<'receiptPrinter'> => {
  const cause = blockage(status)
  const media = status.jammed ? 'jammed' : remains ? 'present' : null
  return {
    supplies: { paper: status.paper },
    ...(media === null ? {} : { media }),
    ...(cause === null ? {} : { cause }),
  }
}
