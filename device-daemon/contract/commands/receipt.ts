import * as v from 'valibot'
import { command, type } from '../command.ts'
import { Nothing, ShortText } from '../schemas.ts'

/** What the receipt says it is of. Whether there is such an application, and whose, is told to its owner only. */
const shown = type<{ readonly applicationId: string }>()

export const receipt = {
  /** The QR code of a receipt, under the scanner. A code that is not a receipt's is not opened, followed or kept. */
  'Receipt.Scan': command({
    payload: Nothing,
    result: shown,
    /** The scanner is there and waits for a code. */
    events: { 'Receipt.Looking': type<null>() },
    needs: 'mayShowReceipt',
    device: 'scanner',
    timeoutMs: 60_000,
  }),
  /** The number on a receipt, typed: 申请编号 or 办件编号. */
  'Receipt.Enter': command({
    payload: v.strictObject({ text: ShortText }),
    result: shown,
    needs: 'mayShowReceipt',
    timeoutMs: 10_000,
  }),
  /**
   * Something only its owner knows: the last six characters of the applicant's number. `proofWrong` tells in `detail`
   * how many attempts are left.
   */
  'Receipt.Prove': command({
    payload: v.strictObject({
      idTail: v.pipe(
        v.string(),
        v.regex(/^\d{5}[\dXx]$/),
        v.transform((tail) => tail.toUpperCase()),
      ),
    }),
    result: type<null>(),
    needs: 'mayProveReceipt',
    timeoutMs: 10_000,
  }),
}
