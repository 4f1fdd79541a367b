import type { DeviceKind, TerminalStatus } from '#contract/status.ts'
import type { FailureCode } from '#contract/codes.ts'
import type { Affair } from '#flows/affair.ts'

export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: FailureCode; readonly device?: DeviceKind }

/**
 * May a citizen begin this service now? Better to say so on the home screen than after twenty questions:
 * - what is submitted must be storable;
 * - somebody must be identifiable: by the reader, or by the platform's sign-in;
 * - paper the citizen must bring has to be photographed, unless it may all be handed in later;
 * - something on paper must come out at the end.
 */
export function availability(affair: Affair, status: TerminalStatus): Availability {
  const trouble = (kind: DeviceKind): Availability | null => {
    const device = status.devices.find((one) => one.kind === kind)
    if (!device || device.state === 'absent') return { available: false, reason: 'deviceAbsent', device: kind }
    // A device that is being opened will be ready before anybody has answered the first question.
    return device.state === 'faulted'
      ? { available: false, reason: device.reason ?? 'deviceFault', device: kind }
      : null
  }
  if (!status.canSeal) return { available: false, reason: 'outboxFull' }
  const reader = trouble('idCard')
  if (reader && status.platform !== 'online') return reader
  const camera = affair.materials.some((material) => material.source === 'upload' && !material.deferrable)
    ? trouble('documentCamera')
    : null
  if (camera) return camera
  const sheets = trouble('documentPrinter')
  return sheets && trouble('receiptPrinter') ? sheets : { available: true }
}
