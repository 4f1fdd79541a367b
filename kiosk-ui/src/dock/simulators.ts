/**
 * What the simulators tell over their control sockets, as far as the dock shows it
 * (device-daemon/simulators/README.md). The dock believes it: both come from this repository and are started
 * together.
 */
export type SimulatorName =
  | 'id-card'
  | 'receipt-printer'
  | 'document-printer'
  | 'document-camera'
  | 'face-camera'
  | 'platform'

export interface Plugged {
  readonly plugged: boolean
  readonly faults: readonly Fault[]
}
export interface Fault {
  readonly kind: string
  readonly reply?: string
  readonly operation?: string
}

export interface ReaderState extends Plugged {
  readonly card: { readonly id: string; readonly label: string } | null
}

export const levels = ['ok', 'low', 'out'] as const
export type Level = (typeof levels)[number]

export interface PrinterState extends Plugged {
  readonly paper: Level
  readonly coverOpen: boolean
  readonly jammed: boolean
}
export interface ReceiptPrinterState extends PrinterState {
  /** Cut so far. */
  readonly receipts: number
}
export interface DocumentPrinterState extends PrinterState {
  readonly toner: Level
  readonly printing: boolean
  /** Out so far. */
  readonly pages: number
}
export interface CameraState extends Plugged {
  readonly shown: string
  readonly watchers: number
}
export interface PlatformState {
  readonly up: boolean
  readonly url: string
  readonly personality: { readonly name: string }
  readonly faults: readonly Fault[]
  readonly signInsWaiting: readonly string[]
}

export interface States {
  readonly 'id-card': ReaderState
  readonly 'receipt-printer': ReceiptPrinterState
  readonly 'document-printer': DocumentPrinterState
  readonly 'document-camera': CameraState
  readonly 'face-camera': CameraState
  readonly platform: PlatformState
}

/** A simulator's answer to `state`; without `state` it is not running. */
export type Standing<N extends SimulatorName = SimulatorName> =
  | { readonly state: States[N] }
  | { readonly error: string }

export interface Person {
  readonly id: string
  readonly purpose: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birthDate: string
  readonly idNumber: string
}

/** base64 in all of these. */
export interface Receipt {
  readonly png: string
  readonly text: string
  /** False: it still hangs in the printer. */
  readonly cut: boolean
}
export interface Sheet {
  readonly job: number
  readonly page: number
  readonly png: string
}
export interface StoredFile {
  readonly type: string
  readonly base64: string
}

export interface CaseItem {
  readonly itemId: string
  readonly name: string
  readonly departmentName: string
  readonly state: string
  readonly result?: { readonly name: string; readonly number: string }
}
export interface Case {
  readonly caseNumber: string
  readonly applicationId: string
  readonly state: string
  readonly acceptedAt: string
  readonly dueDate: string
  /** ms since the epoch. */
  readonly receivedAt: number
  readonly reasons: readonly { readonly text: string }[]
  readonly items: readonly CaseItem[]
  readonly history: readonly { readonly at: number; readonly act: string; readonly itemId?: string }[]
  readonly delivery: {
    readonly mode: string
    readonly receiver?: string
    readonly mobile?: string
    readonly address?: string
  } | null
  readonly evaluations: Readonly<Record<string, { readonly satisfaction: string }>>
  readonly application: {
    readonly affair: { readonly name: string }
    readonly applicant: { readonly name: string; readonly idNumber: string }
    readonly answers: Readonly<Record<string, readonly string[]>>
    readonly form: Readonly<Record<string, string | readonly string[]>>
    readonly materials: readonly {
      readonly materialId: string
      readonly name: string
      readonly submission: string
      readonly certificateNumber?: string
      readonly files: readonly string[]
    }[]
    readonly signature: { readonly file?: string }
    readonly formFile: string
  }
  /** By digest; only when asked for. */
  readonly files?: Readonly<Record<string, StoredFile>>
}

/** What an act tells that only asks, by its path under `/dock/api`. */
export interface Told {
  readonly 'receipt-printer/output': readonly Receipt[]
  readonly 'document-printer/output': readonly Sheet[]
  readonly 'document-camera/picture.get': { readonly jpeg: string }
  readonly 'face-camera/picture.get': { readonly jpeg: string }
  readonly 'platform/cases': readonly Case[]
}
