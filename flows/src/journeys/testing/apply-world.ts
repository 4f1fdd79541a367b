/** What can happen to somebody in a service: the answers of the world by actor, and the touches that lead on. */
import type { AnyActorRef, SnapshotFrom } from 'xstate'
import type { Affair } from '../../affair.ts'
import { emptyDraft, type Draft, type MaterialState, type Submission } from '../../draft.ts'
import { fillForm } from '../../fields.ts'
import { materialSettled, steps, toFetch } from '../../steps.ts'
import type { ApplyMachine } from '../apply/index.ts'
import { defaultDelays } from '../delays.ts'
import type { ApplyContext, ApplyEvent } from '../protocol.ts'
import type { Screen } from '../screens.ts'
import { screenOf } from '../selectors.ts'
import type { Result, Services } from '../services.ts'
import type { AnyEvent } from './explorer.ts'
import { entryFor, synthetic, wrongEntry } from './samples.ts'

export type Snapshot = SnapshotFrom<ApplyMachine>

/** The explorer executes nothing; a chart that calls the port while it computes has a side effect where none may be. */
export const untouchable = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`${String(name)} was called by a pure step`)
    },
  },
) as Services

export const applyInput = (affair: Affair, draft: Draft = emptyDraft(affair)) => ({
  services: untouchable,
  delays: defaultDelays,
  language: 'zh' as const,
  draft,
})

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
const failed = (code: string): Result<never> => ({ ok: false, failure: { code } })

const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }
const reasons = [{ text: '照片不清楚', material: 'm_rel' }]
export const submissions: readonly Submission[] = [
  { outcome: 'accepted', ...sealed, caseNumber: '410902-0001', acceptedAt: sealed.sealedAt },
  { outcome: 'queued', ...sealed },
  { outcome: 'returned', ...sealed, reasons },
  { outcome: 'refused', ...sealed, reasons },
  { outcome: 'unknown', ...sealed },
]

function fetched(context: Snapshot['context'], state: MaterialState): Result<unknown> {
  return ok({
    shared: {},
    materials: Object.fromEntries(toFetch(context.plan).map(({ material }) => [material.id, state])),
  })
}

/** Per actor: everything that may come of it, the good end first. */
export const answers: Readonly<Record<string, (context: Snapshot['context']) => readonly Result<unknown>[]>> = {
  readIdCard: () => [
    ok({ identity: synthetic, photo: null, face: null }),
    ok({ identity: synthetic, photo: null, face: 'notCompared' }),
    failed('cardRemoved'),
    failed('deviceAbsent'),
    failed('cardExpired'),
  ],
  signInByQr: () => [ok({ ...synthetic, source: 'qrSignIn' }), failed('signInExpired')],
  compareFace: () => [ok('match'), ok('notCompared'), ok('mismatch'), failed('deviceAbsent')],
  fetchShared: (context) => [
    fetched(context, { status: 'fetched' }),
    fetched(context, { status: 'unavailable', reason: 'platformOffline' }),
    failed('platformOffline'),
  ],
  openCamera: () => [ok('/stream'), failed('deviceAbsent'), failed('deviceBusy')],
  viewMaterial: () => [ok(['/page/1']), failed('internalError')],
  capturePage: (context) => [
    ok({
      page: {
        page: `p${(context.draft.materials[context.subject ?? ''] as { pages?: readonly unknown[] } | undefined)?.pages?.length ?? 0}`,
        sharpness: 0.9,
        sharp: true,
      },
      picture: '/page',
    }),
    failed('pictureBlurred'),
    failed('deviceAbsent'),
  ],
  removePage: () => [ok('p0'), failed('timeOut')],
  viewDocument: () => [ok(['/form/1', '/form/2']), failed('unprintableCharacter')],
  print: (context) => [ok(context.printing?.job), failed('paperOut'), failed('outcomeUnknown')],
  sign: () => [ok(null), failed('timeOut')],
  submit: () => [...submissions.map(ok), failed('incomplete'), failed('diskFull'), failed('timeOut')],
  chooseDelivery: () => [ok({ mode: 'window' }), failed('platformOffline')],
  evaluate: () => [ok(null), failed('platformOffline')],
}

const source = (snapshot: Snapshot, id: string): string => {
  const child: unknown = (snapshot.children as Record<string, (AnyActorRef & { readonly src: unknown }) | undefined>)[
    id
  ]?.src
  return typeof child === 'string' ? child : ''
}
const doneType = 'xstate.done.actor.'
const errorType = 'xstate.error.actor.'

/** Events of one kind that may come in this state, senseless ones among them. */
export function variants(snapshot: Snapshot, type: string): readonly AnyEvent[] {
  const { context } = snapshot
  const { draft, plan, affair, subject } = context
  const event = (of: ApplyEvent): AnyEvent => ({ ...of })
  if (type.startsWith(doneType)) {
    const id = type.slice(doneType.length)
    return (answers[source(snapshot, id)]?.(context) ?? []).map((output) => ({ type, output, actorId: id }))
  }
  if (type.startsWith(errorType))
    return [{ type, error: new Error('a bug of the port'), actorId: type.slice(errorType.length) }]
  switch (type) {
    case '*':
      return [{ type: 'SOMETHING_ELSE' }]
    case 'ANSWER': {
      const question = affair.questions.find((one) => one.id === subject)
      return [
        ...(question?.options ?? []).map((option) => event({ type, options: [option.id] })),
        event({ type, options: [] }),
        event({ type, options: ['nonsense'] }),
      ]
    }
    case 'CHOOSE_ITEM':
      return plan.items.flatMap(({ item }) => [
        event({ type, item: item.id, wanted: true }),
        event({ type, item: item.id, wanted: false }),
      ])
    case 'FILL': {
      const group = fillForm(plan, draft).find((one) => one.group.id === subject)
      const entries = group?.fields
        .filter((one) => one.asked)
        .flatMap(({ field }) => [
          event({ type, field: field.id, value: entryFor(field) }),
          event({ type, field: field.id, value: wrongEntry }),
        ])
      return [...(entries ?? []), event({ type, field: 'nonsense', value: '' })]
    }
    case 'CHANGE':
      return [
        ...steps(plan, draft).map((step) => event({ type, step: step.id })),
        event({ type, step: 'question.nonsense' }),
      ]
    case 'PRINT':
      return (['notice', 'form', 'receipt'] as const).flatMap((document) =>
        (['a4', 'roll'] as const).map((on) => event({ type, job: { document, on } })),
      )
    case 'REMOVE_PAGE':
      return [event({ type, page: 'p0' }), event({ type, page: 'nonsense' })]
    case 'SIGN':
      return [event({ type, strokes: [[[0, 0, 0, 1]]] })]
    case 'DELIVER':
      return (['window', 'post', 'locker', 'electronic'] as const).map((mode) => event({ type, delivery: { mode } }))
    case 'EVALUATE':
      return [event({ type, evaluation: { satisfaction: 5, remarks: [] } })]
    case 'UPDATED':
      return submissions.map((submission) => event({ type, submission }))
    case 'LANGUAGE':
      return [event({ type, language: 'en' })]
    case 'card.progress':
      return [{ type, stage: 'found' }]
    case 'card.text':
      return [{ type, identity: synthetic }]
    case 'qr.code':
      return [{ type, content: 'x', expiresAt: sealed.sealedAt }]
    case 'print.page':
      return [{ type, page: 1, pages: 2 }]
    case 'sealed':
      return [{ type, ...sealed }]
    case 'save.failed':
      return [{ type, failure: { code: 'timeOut' } }]
    default:
      return [{ type }]
  }
}

/** The touch that leads on from here when everything works. `choose` answers the questions. */
export function touch(
  context: ApplyContext,
  screen: Screen | null,
  choose: (question: string) => readonly string[],
): AnyEvent {
  const { draft, plan, subject } = context
  const forScreen: Partial<Record<Screen, () => AnyEvent>> = {
    question: () =>
      plan.answers[subject ?? ''] === undefined
        ? { type: 'ANSWER', options: choose(subject ?? '') }
        : { type: 'CONTINUE' },
    blocked: () => ({ type: 'ATTENDANT' }),
    identify: () => ({ type: 'RETRY' }),
    qrSignIn: () => ({ type: 'RETRY' }),
    face: () => ({ type: 'PHOTOGRAPH' }),
    form: () => {
      const wrong = fillForm(plan, draft)
        .find((one) => one.group.id === subject)
        ?.fields.find((one) => one.problem !== null)
      return wrong === undefined
        ? { type: 'CONTINUE' }
        : { type: 'FILL', field: wrong.field.id, value: entryFor(wrong.field) }
    },
    capture: () => {
      const wanted = plan.materials.find((one) => one.material.id === subject)
      if (wanted !== undefined && materialSettled(wanted, draft)) return { type: 'CONTINUE' }
      return { type: context.camera === null ? 'RETRY' : 'CAPTURE' }
    },
    read: () => ({ type: context.documentPages.length === 0 ? 'RETRY' : 'CONTINUE' }),
    sign: () => (draft.signed ? { type: 'SUBMIT' } : { type: 'SIGN', strokes: [[[0, 0, 0, 1]]] }),
    delivery: () => ({ type: 'DELIVER', delivery: { mode: 'window' } }),
  }
  return (screen !== null && forScreen[screen]?.()) || { type: 'CONTINUE' }
}

/**
 * What is being waited for (the live picture aside, which nothing waits for once the page can be taken), answered
 * well; else the touch.
 */
export function forward(snapshot: Snapshot, choose: (question: string) => readonly string[], fetch = 0): AnyEvent {
  const id = Object.keys(snapshot.children).find((id) => {
    const src = source(snapshot, id)
    return src in answers && src !== 'viewMaterial' && !(src === 'openCamera' && screenOf(snapshot) === 'face')
  })
  if (id === undefined) return touch(snapshot.context, screenOf(snapshot), choose)
  const src = source(snapshot, id)
  return {
    type: `${doneType}${id}`,
    output: answers[src]?.(snapshot.context)[src === 'fetchShared' ? fetch : 0],
    actorId: id,
  }
}
