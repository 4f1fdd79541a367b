import * as v from 'valibot'
import type { Identity } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import type { BlobUrl } from '../http.ts'
import { Id, Nothing } from '../schemas.ts'

interface CardProgress {
  readonly stage: 'waiting' | 'found' | 'reading'
}

export const idCard = {
  /** Identifies the session's person by the card on the reader. */
  'IdCard.Read': command({
    payload: Nothing,
    result: type<{
      readonly identity: Identity
      readonly photo: BlobUrl | null
      /** `notCompared`: there is nothing to compare a face with, so nobody is asked to show one. */
      readonly face: 'notCompared' | null
    }>(),
    events: {
      'IdCard.Progress': type<CardProgress>(),
      /** Before the photo has arrived. */
      'IdCard.Text': type<{ readonly identity: Identity }>(),
    },
    needs: 'mayReadCard',
    device: 'idCard',
    timeoutMs: 120_000,
  }),
  /** A further person's card, for one row of a group that repeats; `row` is one that has been saved. */
  'IdCard.ReadFurther': command({
    payload: v.strictObject({ group: Id, row: Id }),
    result: type<{ readonly identity: Identity }>(),
    events: { 'IdCard.Progress': type<CardProgress>() },
    needs: 'mayReadFurtherCard',
    device: 'idCard',
    timeoutMs: 120_000,
  }),
}
