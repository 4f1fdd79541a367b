import * as v from 'valibot'
import type { CaseOwner } from '#flows/case.ts'
import type { Draft } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Id, Language, Nothing, ShortText } from '../schemas.ts'

const Answers = v.record(Id, v.pipe(v.array(Id), v.maxLength(40)))
const Values = v.record(Id, v.union([ShortText, v.pipe(v.array(ShortText), v.maxLength(40))]))
const Row = v.strictObject({ id: Id, self: v.exactOptional(v.boolean()), values: Values })

/** 草稿 as it crosses the wire; `CitizenPatch` of flows, checked here for size and type only. */
export const CitizenPatch = v.strictObject({
  answers: v.exactOptional(Answers),
  choice: v.exactOptional(v.record(Id, v.boolean())),
  values: v.exactOptional(Values),
  rows: v.exactOptional(v.record(Id, v.pipe(v.array(Row), v.maxLength(50)))),
  promised: v.exactOptional(v.pipe(v.array(Id), v.maxLength(60))),
  passed: v.exactOptional(v.pipe(v.array(Id), v.maxLength(200))),
})

/** What a page must know of a session to take it up. */
export type OpenSession = { readonly language: v.InferOutput<typeof Language> } & (
  | { readonly journey: 'apply'; readonly draft: Draft }
  | { readonly journey: 'progress'; readonly owner: CaseOwner }
)

export const session = {
  /**
   * `unconcluded`: an application was sealed here a short while ago and its session ended before the citizen saw the
   * outcome or had the receipt. No name: whoever stands there now may be somebody else.
   */
  'Session.Current': command({
    payload: Nothing,
    result: type<{
      readonly session: OpenSession | null
      readonly unconcluded: { readonly sealedAt: string } | null
    }>(),
    needs: null,
  }),
  /** Begins a citizen's session. One that is open already must be ended first. */
  'Session.Begin': command({
    payload: v.variant('journey', [
      v.strictObject({ journey: v.literal('apply'), affair: Id, language: Language }),
      v.strictObject({ journey: v.literal('progress'), language: Language }),
    ]),
    result: type<OpenSession>(),
    needs: 'mayBegin',
  }),
  'Session.Save': command({
    payload: CitizenPatch,
    result: type<null>(),
    // What has been sealed is what was signed; only the way through the last screens still moves.
    needs: (patch) => (Object.keys(patch).every((member) => member === 'passed') ? 'mayPass' : 'mayFill'),
  }),
  'Session.SetLanguage': command({
    payload: v.strictObject({ language: Language }),
    result: type<null>(),
    needs: 'inSession',
  }),
  /** The citizen is still there; the daemon ends a session by itself when nobody says so for long. */
  'Session.Alive': command({ payload: Nothing, result: type<null>(), needs: null }),
  /** Wipes everything personal. Always allowed, always succeeds. */
  'Session.End': command({
    payload: v.strictObject({ reason: v.picklist(['finished', 'cancelled', 'idle', 'attendant']) }),
    result: type<null>(),
    needs: null,
    timeoutMs: 5_000,
  }),
}
