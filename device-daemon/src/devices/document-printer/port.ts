/** A4 打印机, as the daemon uses it. */
import type { Result } from '../../base/result.ts'
import type { Supervised } from '../device.ts'
import type { PrintFailure } from './job-end.ts'

export interface DocumentPrinter extends Supervised<'documentPrinter'> {
  /**
   * Prints a finished PDF of `pages` sides. Succeeds only if the printer counted every one of them and names no error.
   * `jobName` carries no personal data. `content` is equal for the same document of the same person, whenever it is
   * laid out: if the printer fell silent and it is found later that this one came out all the same, the next order for
   * it succeeds without another sheet.
   */
  print(
    pdf: Uint8Array,
    options: {
      readonly jobName: string
      readonly content: string
      readonly pages: number
      readonly sides: 'one' | 'two'
      readonly signal: AbortSignal
      readonly onPage: (page: number) => void
    },
  ): Promise<Result<{ readonly sheets: number }, PrintFailure>>
}
