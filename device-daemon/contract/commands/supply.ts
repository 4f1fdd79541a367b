import * as v from 'valibot'
import type { Submission } from '#flows/draft/draft.ts'
import type { Supplying } from '#flows/case/supply.ts'
import { command, type } from '../command.ts'
import { Id } from '../schemas.ts'

export const supply = {
  /** 容缺补交: one material that a case lacks is handed in now. Asks whether the platform has got it meanwhile. */
  'Supply.Begin': command({
    payload: v.strictObject({ case: Id, material: Id }),
    result: type<Supplying>(),
    needs: 'maySupply',
    timeoutMs: 15_000,
  }),
  /** Seals it, then sends it. `by`: the pages photographed since it was begun, or the licence that was found. */
  'Supply.HandIn': command({
    payload: v.strictObject({ by: v.picklist(['pages', 'licence']) }),
    result: type<Submission>(),
    needs: 'maySupply',
    timeoutMs: 60_000,
    permanence: 'irreversible',
  }),
}
