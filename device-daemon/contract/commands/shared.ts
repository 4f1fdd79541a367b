import type { TerminalPart } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const shared = {
  /** Shared data and licences for the affair, by the identified person (共享免提交、电子证照). */
  'Shared.Fetch': command({
    payload: Nothing,
    result: type<Pick<TerminalPart, 'shared' | 'materials'>>(),
    needs: 'mayFetch',
    timeoutMs: 20_000,
  }),
}
