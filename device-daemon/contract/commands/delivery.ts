import * as v from 'valibot'
import { command, type } from '../command.ts'
import { ShortText } from '../schemas.ts'

export const delivery = {
  /** 取件方式: how the citizen gets the results. */
  'Delivery.Choose': command({
    payload: v.strictObject({
      mode: v.picklist(['window', 'post', 'locker', 'electronic']),
      receiver: v.exactOptional(ShortText),
      mobile: v.exactOptional(ShortText),
      address: v.exactOptional(ShortText),
    }),
    result: type<null>(),
    needs: 'mayFollowUp',
    timeoutMs: 10_000,
    permanence: 'lasting',
  }),
}
