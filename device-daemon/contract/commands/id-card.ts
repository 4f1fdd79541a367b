import type { Identity } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import type { BlobUrl } from '../http.ts'
import { Nothing } from '../schemas.ts'

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
      'IdCard.Progress': type<{ readonly stage: 'waiting' | 'found' | 'reading' }>(),
      /** Before the photo has arrived. */
      'IdCard.Text': type<{ readonly identity: Identity }>(),
    },
    needs: 'mayReadCard',
    timeoutMs: 120_000,
  }),
}
