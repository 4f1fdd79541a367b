import * as v from 'valibot'
import { command, type } from '../command.ts'
import { Nothing, ShortText } from '../schemas.ts'
import type { TerminalStatus } from '../status.ts'

export const common = {
  'Common.Status': command({ payload: Nothing, result: type<TerminalStatus>(), needs: null }),
  /** Cancels commands of this connection; none named: all others. */
  'Common.Cancel': command({
    payload: v.strictObject({ requestIds: v.pipe(v.array(v.number()), v.maxLength(16)) }),
    result: type<null>(),
    needs: null,
  }),
  /**
   * The UI's chart met something it did not expect, or fell over: recorded (event name and state only), never personal
   * data.
   */
  'Common.Report': command({
    payload: v.strictObject({
      kind: v.picklist(['unexpectedEvent', 'error', 'outOfService']),
      state: ShortText,
      event: ShortText,
    }),
    result: type<null>(),
    needs: null,
  }),
}
