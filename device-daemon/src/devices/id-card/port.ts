/** 居民身份证阅读器 as the daemon uses it. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'

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
 * `cardRemoved`: lifted while being read; `cardUnreadable`: the answer is not a card's data; `documentUnsupported`:
 * another kind of document.
 */
export type IdCardFailureCode =
  | 'cancelled'
  | 'timeOut'
  | 'cardRemoved'
  | 'cardUnreadable'
  | 'cardBirthDateOdd'
  | 'cardValidityOdd'
  | 'documentUnsupported'
  | 'deviceAbsent'
  | 'deviceFault'
  | 'deviceBusy'

export interface IdCardReader extends Supervised<'idCard'> {
  /**
   * Waits for a card and reads it. `onText` is called as soon as the 256 bytes of text are there, before the photo.
   * `photo`: 1024 bytes of WLT, undecoded, because no open decoder exists.
   */
  read(options: {
    readonly signal: AbortSignal
    readonly onStage: (stage: 'waiting' | 'found' | 'reading') => void
    readonly onText: (card: CitizenCard) => void
  }): Promise<Result<{ readonly card: CitizenCard; readonly photo: Uint8Array }, DeviceFailure<IdCardFailureCode>>>
}
