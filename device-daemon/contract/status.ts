/** Device status words after XFS4IoT Common.Status, cut to what the terminal tells apart. */
export const deviceKinds = ['idCard', 'receiptPrinter', 'documentPrinter', 'documentCamera', 'faceCamera'] as const
export type DeviceKind = (typeof deviceKinds)[number]

export type DeviceState = 'absent' | 'starting' | 'ready' | 'busy' | 'faulted'
export interface DeviceStatus {
  readonly kind: DeviceKind
  readonly state: DeviceState
  /** Why it is not ready, for the citizen's and the attendant's text. */
  readonly reason?: 'deviceAbsent' | 'deviceFault' | 'paperOut' | 'paperJam' | 'coverOpen' | 'tonerEmpty'
  readonly paper?: 'ok' | 'low' | 'out'
  /** What an attendant may want to know; never personal data. */
  readonly model?: string
}

export interface TerminalStatus {
  readonly devices: readonly DeviceStatus[]
  readonly platform: 'online' | 'offline' | 'unknown'
  /** False: refuse before the first question (outbox full, disk broken). */
  readonly canSeal: boolean
  readonly outbox: { readonly waiting: number }
  readonly faceComparer: boolean
}
