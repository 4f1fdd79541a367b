/** 小票打印机 as the daemon uses it. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'
import type { PrintFailureCode } from '../print-failure.ts'
import type { RasteriseText } from './raster.ts'

/** A receipt as content; the driver decides what is sent as characters and what as dots. */
export type ReceiptLine =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'left' | 'centre' }
  | { readonly kind: 'pair'; readonly label: string; readonly value: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'qr'; readonly content: string; readonly caption?: string }
  | { readonly kind: 'space' }

export interface ReceiptPrinter extends Supervised<'receiptPrinter'> {
  /**
   * Resolves when the printer confirms that the receipt is out (GS r after the cut), not when the bytes have been sent.
   */
  print(
    lines: readonly ReceiptLine[],
    options: {
      /** Draws the lines with characters that the printer's font lacks. */
      readonly rasterise: RasteriseText
      readonly signal: AbortSignal
    },
  ): Promise<Result<void, DeviceFailure<PrintFailureCode>>>
}
