import * as v from 'valibot'
import type { Signing, Submission } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import { Nothing, SignerId } from '../schemas.ts'
import { signatureLimits } from '../signature-limits.ts'

const Part = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
/** A day: nobody signs longer. */
const Milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400_000))
/**
 * One stroke of the signature, as points [x, y, t, p]: x, y in 0…1 of the signing area, t in ms since the first touch,
 * p pressure in 0…1.
 */
const Stroke = v.pipe(
  v.array(v.tuple([Part, Part, Milliseconds, Part])),
  v.minLength(1),
  v.maxLength(signatureLimits.pointsOfStroke),
)
const Strokes = v.pipe(
  v.array(Stroke),
  v.minLength(1),
  v.maxLength(signatureLimits.strokes),
  v.check((strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= signatureLimits.points),
)

export const application = {
  /** Others than the applicant are identified first. */
  'Application.Sign': command({
    payload: v.strictObject({ signer: SignerId, strokes: Strokes }),
    result: type<Signing>(),
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
