import * as v from 'valibot'
import { command, type } from '../command.ts'
import { Id } from '../schemas.ts'

export const evaluation = {
  /** 好差评, once per application. */
  'Evaluation.Give': command({
    payload: v.strictObject({
      satisfaction: v.picklist([1, 2, 3, 4, 5]),
      remarks: v.pipe(v.array(Id), v.maxLength(12)),
    }),
    result: type<null>(),
    needs: 'mayFollowUp',
    timeoutMs: 10_000,
    permanence: 'lasting',
  }),
}
