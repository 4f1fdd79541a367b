import * as v from 'valibot'
import type { Identity, Signing } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import { Id, Nothing, SignerId } from '../schemas.ts'

interface CardProgress {
  readonly stage: 'waiting' | 'found' | 'reading'
}

export const idCard = {
  /** Identifies the session's citizen by the card on the reader. */
  'IdCard.Read': command({
    payload: Nothing,
    result: type<{
      readonly identity: Identity
      /**
       * `notCompared`: the terminal cannot compare faces, so the UI does not ask for one; null: a comparison is to
       * follow.
       */
      readonly face: 'notCompared' | null
    }>(),
    events: {
      'IdCard.Progress': type<CardProgress>(),
      /** Sent before the photo has been read. */
      'IdCard.Text': type<{ readonly identity: Identity }>(),
    },
    needs: 'mayReadCard',
    device: 'idCard',
    timeoutMs: 120_000,
  }),
  /** Reads another person's card for one row of a repeating group; `row` must have been saved before. */
  'IdCard.ReadFurther': command({
    payload: v.strictObject({ group: Id, row: Id }),
    result: type<{ readonly identity: Identity }>(),
    events: { 'IdCard.Progress': type<CardProgress>() },
    needs: 'mayReadFurtherCard',
    device: 'idCard',
    timeoutMs: 120_000,
  }),
  /**
   * The card of somebody who signs beside the applicant. It must be theirs by the form (`otherPerson`); nothing of it
   * is kept.
   */
  'IdCard.ReadSigner': command({
    payload: v.strictObject({ signer: SignerId }),
    result: type<Signing>(),
    events: { 'IdCard.Progress': type<CardProgress>() },
    needs: 'mayReadFurtherCard',
    device: 'idCard',
    timeoutMs: 120_000,
  }),
}
