import type { DeviceKind, TerminalStatus } from '#contract/status.ts'
import type { FailureCode } from '#contract/codes.ts'
import type { Affair } from '#flows/affair.ts'

export type Availability = { readonly available: true } | { readonly available: false; readonly reason: FailureCode }

/**
 * May a citizen begin this service now? Better to say so on the home screen than after twenty questions:
 * - what is submitted must be storable;
 * - somebody must be identifiable: by the reader, or by the platform's sign-in;
 * - paper the citizen must bring has to be photographed, unless it may all be handed in later;
 * - something on paper must come out at the end.
 */
export function availability(affair: Affair, status: TerminalStatus): Availability {
  const trouble = (kind: DeviceKind): FailureCode | null => {
    const device = status.devices.find((one) => one.kind === kind)
    if (!device || device.state === 'absent') return 'deviceAbsent'
    // A device that is being opened will be ready before anybody has answered the first question.
    return device.state === 'faulted' ? (device.reason ?? 'deviceFault') : null
  }
  if (!status.canSeal) return { available: false, reason: 'outboxFull' }
  const reader = trouble('idCard')
  if (reader && status.platform !== 'online') return { available: false, reason: reader }
  const camera = affair.materials.some((material) => material.source === 'upload' && !material.deferrable) ? trouble('documentCamera') : null
  if (camera) return { available: false, reason: camera }
  const a4 = trouble('documentPrinter')
  const roll = trouble('receiptPrinter')
  return a4 && roll ? { available: false, reason: a4 } : { available: true }
}
