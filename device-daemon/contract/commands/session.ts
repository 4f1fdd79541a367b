import * as v from 'valibot'
import type { CaseOwner } from '#flows/case/case.ts'
import type { Draft } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import { Id, Language, Nothing, ShortText, TextSize } from '../schemas.ts'

const Answers = v.record(Id, v.pipe(v.array(Id), v.maxLength(40)))
const Values = v.record(Id, v.union([ShortText, v.pipe(v.array(ShortText), v.maxLength(40))]))
/** As `Notice.Scan` has read it; far longer than any. */
const NoticeCode = v.pipe(v.string(), v.maxLength(4_096))
const Row = v.strictObject({ id: Id, self: v.exactOptional(v.boolean()), values: Values })

/** 草稿 on the wire: `CitizenPatch` of flows, checked here only for size and type. */
export const CitizenPatch = v.strictObject({
  answers: v.exactOptional(Answers),
  choice: v.exactOptional(v.record(Id, v.boolean())),
  values: v.exactOptional(Values),
  rows: v.exactOptional(v.record(Id, v.pipe(v.array(Row), v.maxLength(50)))),
  confirmed: v.exactOptional(v.pipe(v.array(ShortText), v.maxLength(60))),
  promised: v.exactOptional(v.pipe(v.array(Id), v.maxLength(60))),
  passed: v.exactOptional(v.pipe(v.array(Id), v.maxLength(200))),
})

/** What a page needs to resume an open session. */
export type OpenSession = {
  readonly language: v.InferOutput<typeof Language>
  readonly textSize: v.InferOutput<typeof TextSize>
} & ({ readonly journey: 'apply'; readonly draft: Draft } | { readonly journey: 'progress'; readonly owner: CaseOwner })

/** `begunAt`: ISO 8601, by the daemon's clock. */
type Begun = OpenSession & { readonly begunAt: string }

export const session = {
  /**
   * The open session, if any. `unconcluded`: a session ended a short while ago after an application had been sealed,
   * before the citizen saw the outcome or got the receipt. It carries no name, because somebody else may be at the
   * terminal now. `refused`: it was returned, refused or closed.
   */
  'Session.Current': command({
    payload: Nothing,
    result: type<{
      readonly session: Begun | null
      readonly unconcluded: { readonly sealedAt: string; readonly refused: boolean } | null
    }>(),
    needs: null,
  }),
  /**
   * Begins a session. An open one must be ended first. `corrects`: the 办件编号 of a returned case that is to be mended;
   * whether it is one of the applicant's is for the platform to say. `notice`: the code of a printed 一次性告知书, with whose
   * answers it begins (`Notice.Scan`). `textSize`: chosen before; absent: standard.
   */
  'Session.Begin': command({
    payload: v.variant('journey', [
      v.strictObject({
        journey: v.literal('apply'),
        affair: Id,
        corrects: v.exactOptional(ShortText),
        notice: v.exactOptional(NoticeCode),
        language: Language,
        textSize: v.exactOptional(TextSize),
      }),
      v.strictObject({ journey: v.literal('progress'), language: Language, textSize: v.exactOptional(TextSize) }),
    ]),
    result: type<Begun>(),
    needs: 'mayBegin',
  }),
  'Session.Save': command({
    payload: CitizenPatch,
    result: type<null>(),
    // After sealing, nothing that was signed may change; only the progress through the last screens may still be saved.
    needs: (patch) => (Object.keys(patch).every((member) => member === 'passed') ? 'mayPass' : 'mayFill'),
  }),
  'Session.SetLanguage': command({
    payload: v.strictObject({ language: Language }),
    result: type<null>(),
    needs: 'inSession',
  }),
  /** Kept for a page that dies, never in the browser. */
  'Session.SetTextSize': command({
    payload: v.strictObject({ textSize: TextSize }),
    result: type<null>(),
    needs: 'inSession',
  }),
  /** Sign of life. Without one for `limits.idleSeconds` the daemon ends the session by itself. */
  'Session.Alive': command({ payload: Nothing, result: type<null>(), needs: null }),
  /** Ends the session and wipes everything personal. Always allowed, always succeeds. */
  'Session.End': command({
    payload: v.strictObject({ reason: v.picklist(['finished', 'cancelled', 'idle', 'attendant']) }),
    result: type<null>(),
    needs: null,
    timeoutMs: 5_000,
  }),
}
