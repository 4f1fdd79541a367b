import * as v from 'valibot'
import type { Submission } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

/**
 * One stroke of the signature, as points [x, y, t, p]: x, y in 0…1 of the signing area, t in ms since the first touch,
 * p pressure in 0…1.
 */
const Stroke = v.pipe(
  v.array(v.tuple([v.number(), v.number(), v.number(), v.number()])),
  v.minLength(1),
  v.maxLength(600),
)

export const application = {
  /** Renders the form with the signature on it. */
  'Application.Sign': command({
    payload: v.strictObject({ strokes: v.pipe(v.array(Stroke), v.minLength(1), v.maxLength(200)) }),
    result: type<null>(),
    needs: 'maySubmit',
    timeoutMs: 20_000,
  }),
  'Application.Submit': command({
    payload: Nothing,
    result: type<Submission>(),
    events: {
      /** The application is stored durably on this terminal. */
      'Application.Sealed': type<{ readonly applicationId: string; readonly sealedAt: string }>(),
    },
    needs: 'maySubmit',
    timeoutMs: 60_000,
    permanence: 'irreversible',
  }),
}
