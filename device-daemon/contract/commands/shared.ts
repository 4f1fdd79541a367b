import type { TerminalPart } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const shared = {
  /** 共享免提交、电子证照: fetches the shared data and licences that the affair uses, for the identified person. */
  'Shared.Fetch': command({
    payload: Nothing,
    result: type<Pick<TerminalPart, 'shared' | 'materials'>>(),
    needs: 'mayFetch',
    timeoutMs: 20_000,
  }),
}
