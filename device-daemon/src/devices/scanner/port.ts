/** 扫码器: a QR and barcode reader that looks when it is asked to, as the daemon uses it. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'

export interface ScannedCode {
  /** By AIM identifier (ISO/IEC 15424): `]Q1` is a QR code. `other`: read, but of no symbology this product uses. */
  readonly symbology: 'qr' | 'code128' | 'ean13' | 'dataMatrix' | 'pdf417' | 'code39' | 'other'
  /** What the code says; what that means is the caller's to judge, nothing is opened or followed. */
  readonly text: string
}

/** `timeOut`: nothing was shown to it. A code that it cannot decode is one that a scanner does not report. */
export type ScanFailureCode = 'cancelled' | 'timeOut' | 'deviceAbsent' | 'deviceFault' | 'deviceBusy'

export interface ScanOptions {
  readonly signal: AbortSignal
  /** The scanner is there and begins to look. */
  readonly onLooking?: () => void
}

export interface Scanner extends Supervised<'scanner'> {
  /** Switches the light on and waits for one code; off again however it ends. */
  scan(options: ScanOptions): Promise<Result<ScannedCode, DeviceFailure<ScanFailureCode>>>
}
