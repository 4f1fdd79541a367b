import * as v from 'valibot'
import { command, type } from '../command.ts'
import { Nothing, ShortText } from '../schemas.ts'
import type { TerminalStatus } from '../status.ts'

export const common = {
  'Common.Status': command({ payload: Nothing, result: type<TerminalStatus>(), needs: null }),
  /** Cancels running commands of this connection; an empty list cancels all others. */
  'Common.Cancel': command({
    payload: v.strictObject({ requestIds: v.pipe(v.array(v.number()), v.maxLength(16)) }),
    result: type<null>(),
    needs: null,
  }),
  /**
   * The UI's statechart met an unexpected event or failed. Only names of events and states are recorded, never personal
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
