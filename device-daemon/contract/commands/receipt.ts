import * as v from 'valibot'
import { command, type } from '../command.ts'
import { Nothing, ShortText } from '../schemas.ts'

/** The application named on the receipt. Whether it exists, and whose it is, only its owner is told. */
const shown = type<{ readonly applicationId: string }>()

export const receipt = {
  /** Reads the QR code of a receipt with the scanner. Any other code is neither opened, followed nor kept. */
  'Receipt.Scan': command({
    payload: Nothing,
    result: shown,
    /** The scanner is connected and waits for a code. */
    events: { 'Receipt.Looking': type<null>() },
    needs: 'mayShowReceipt',
    device: 'scanner',
    timeoutMs: 60_000,
  }),
  /** The number printed on a receipt, typed in: 申请编号 or 办件编号. */
  'Receipt.Enter': command({
    payload: v.strictObject({ text: ShortText }),
    result: shown,
    needs: 'mayShowReceipt',
    timeoutMs: 10_000,
  }),
  /**
   * Proves ownership by the last six characters of the applicant's ID number. The `detail` of `proofWrong` is the
   * number of attempts left.
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
