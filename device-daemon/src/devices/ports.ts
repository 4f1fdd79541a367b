/**
 * What the rest of the daemon sees of devices: small ports, one per kind. Each returns expected failures as values
 * whose codes are the contract's; the low-level cause goes to the log, never to the screen.
 */
import type { DeviceStatus } from '#contract/status.ts'
import type { Result } from '../base/result.ts'

export interface DeviceFailure<Code extends string> {
  readonly code: Code
  /** Low-level cause for the log: never personal data. */
  readonly detail: string
}

/** A device under its supervisor: status now, and a call on every change. */
export interface Supervised {
  status(): DeviceStatus
  onStatus(listener: (status: DeviceStatus) => void): () => void
  stop(): Promise<void>
}

/** Text area of a 居民身份证 (GA 467 / hardware reference §1.7), trimmed; dates `YYYY-MM-DD`. */
export interface CitizenCard {
  readonly kind: 'citizen'
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  /** GB/T 3304 code '01'…'56', '97', '98'. */
  readonly ethnicityCode: string
  readonly birthDate: string
  readonly address: string
  readonly idNumber: string
  readonly issuer: string
  readonly validFrom: string
  /** null: 长期 */
  readonly validUntil: string | null
}

/**
 * `cardRemoved`: lifted while reading; `cardUnreadable`: answered, but not with a card's data; `documentUnsupported`:
 * another document type.
 */
export type IdCardFailureCode =
  | 'cancelled'
  | 'timeOut'
  | 'cardRemoved'
  | 'cardUnreadable'
  | 'documentUnsupported'
  | 'deviceAbsent'
  | 'deviceFault'
  | 'deviceBusy'

export interface IdCardReader extends Supervised {
  /**
   * Waits for a card, reads it. `onText` comes as soon as the 256 bytes of text are there, before the photo has
   * arrived.
   * `photo`: the 1024 bytes of WLT as they are; no open decoder exists.
   */
  read(options: {
    readonly signal: AbortSignal
    readonly onStage: (stage: 'waiting' | 'found' | 'reading') => void
    readonly onText: (card: CitizenCard) => void
  }): Promise<Result<{ readonly card: CitizenCard; readonly photo: Uint8Array }, DeviceFailure<IdCardFailureCode>>>
}

export type PrintFailureCode =
  | 'cancelled'
  | 'timeOut'
  | 'paperOut'
  | 'paperJam'
  | 'coverOpen'
  | 'tonerEmpty'
  | 'deviceAbsent'
  | 'deviceFault'
  | 'deviceBusy'
  | 'outcomeUnknown'
  | 'unprintableCharacter'

/** A receipt as content, not as bytes; the driver decides what goes as characters and what as dots. */
export type ReceiptLine =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'left' | 'centre' }
  | { readonly kind: 'pair'; readonly label: string; readonly value: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr'; readonly content: string; readonly caption?: string }
  | { readonly kind: 'space' }

export interface ReceiptPrinter extends Supervised {
  /** Resolves when the printer says the receipt is out (GS r after the cut), not when the bytes are sent. */
  print(
    lines: readonly ReceiptLine[],
    options: { readonly signal: AbortSignal },
  ): Promise<Result<void, DeviceFailure<PrintFailureCode>>>
}

export interface DocumentPrinter extends Supervised {
  /** A finished PDF. Completion is believed only with impressions ≥ 1. `jobName` carries no personal data. */
  print(
    pdf: Uint8Array,
    options: {
      readonly jobName: string
      readonly pages: number
      readonly sides: 'one' | 'two'
      readonly signal: AbortSignal
      readonly onPage: (page: number) => void
    },
  ): Promise<Result<{ readonly sheets: number }, DeviceFailure<PrintFailureCode>>>
}

export interface Camera extends Supervised {
  /** JPEG frames until the signal aborts. Several listeners may watch the same capture. */
  watch(options: {
    readonly signal: AbortSignal
    readonly onFrame: (jpeg: Uint8Array) => void
  }): Promise<Result<void, DeviceFailure<'deviceAbsent' | 'deviceFault'>>>
  /** The next whole frame. */
  still(options: {
    readonly signal: AbortSignal
  }): Promise<Result<Uint8Array, DeviceFailure<'cancelled' | 'timeOut' | 'deviceAbsent' | 'deviceFault'>>>
}
