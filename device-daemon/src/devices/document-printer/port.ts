/** A4 打印机, as the daemon uses it. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'
import type { PrintFailureCode } from '../print-failure.ts'

export interface DocumentPrinter extends Supervised<'documentPrinter'> {
  /**
   * Prints a finished PDF. Succeeds only if the printer counted at least one impression. `jobName` carries no personal
   * data.
   */
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
