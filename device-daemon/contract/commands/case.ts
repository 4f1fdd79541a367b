import * as v from 'valibot'
import type { CaseList, CaseProgress } from '#flows/case/case.ts'
import { command, type } from '../command.ts'
import { Id, Nothing } from '../schemas.ts'

export const cases = {
  /**
   * 我的办件, newest first: cases of the platform and applications sealed here, each once. With a proven receipt, only
   * its case.
   */
  'Case.List': command({
    payload: Nothing,
    result: type<CaseList>(),
    needs: 'mayCollect',
    timeoutMs: 10_000,
  }),
  /** One case of the list, by its `id` there. */
  'Case.Open': command({
    payload: v.strictObject({ case: Id }),
    result: type<CaseProgress>(),
    needs: 'mayCollect',
    timeoutMs: 10_000,
  }),
}
