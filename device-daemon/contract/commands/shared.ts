import type { TerminalPart } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import * as v from 'valibot'
import { Id, Nothing } from '../schemas.ts'

type Fetched = Pick<TerminalPart, 'shared' | 'sharedWent' | 'several' | 'materials'>

export const shared = {
  /** 共享免提交、电子证照: fetches the shared data and licences that the affair uses, for the identified person. */
  'Shared.Fetch': command({
    payload: Nothing,
    result: type<Fetched>(),
    needs: 'mayFetch',
    timeoutMs: 20_000,
  }),
  /** Which of several people or enterprises is meant; null: none of them. Changes what counts of what was fetched. */
  'Shared.Choose': command({
    payload: v.strictObject({ role: Id, candidate: v.nullable(v.pipe(v.string(), v.maxLength(200))) }),
    result: type<Fetched>(),
    needs: 'mayFetch',
    timeoutMs: 5_000,
  }),
}
