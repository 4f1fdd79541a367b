/** 扫码器: a QR and barcode reader that looks on request, as the daemon uses it. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'

export interface ScannedCode {
  /**
   * From the AIM identifier (ISO/IEC 15424): `]Q1` is a QR code. `other`: decoded, but of a symbology this product does
   * not use.
   */
  readonly symbology: 'qr' | 'code128' | 'ean13' | 'dataMatrix' | 'pdf417' | 'code39' | 'other'
  /** Content of the code. It is up to the caller to judge it; nothing is opened or followed here. */
  readonly text: string
}

/** `timeOut`: no code was shown. A code the scanner cannot decode is not reported by it. */
export type ScanFailureCode = 'cancelled' | 'timeOut' | 'deviceAbsent' | 'deviceFault' | 'deviceBusy'

export interface ScanOptions {
  readonly signal: AbortSignal
  /** The scanner is there and begins to look. */
  readonly onLooking?: () => void
}

export interface Scanner extends Supervised<'scanner'> {
  /** Switches the light on and waits for one code; switches it off however the scan ends. */
  scan(options: ScanOptions): Promise<Result<ScannedCode, DeviceFailure<ScanFailureCode>>>
}
