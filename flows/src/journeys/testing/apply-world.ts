/** Everything that can happen in a service: how its steps are left, what its requests answer, what can be touched. */
import type { AnyActorRef, SnapshotFrom } from 'xstate'
import type { Affair } from '../../model/affair.ts'
import { emptyDraft, type Draft, type MaterialPage, type MaterialState, type Submission } from '../../draft/draft.ts'
import { applicant, fillForm, rowsOf, type FilledField } from '../../draft/fields.ts'
import { rolesOf } from '../../draft/several.ts'
import { nextPaper, pagesOf } from '../../draft/papers.ts'
import { cosignersOf, signingOf } from '../../draft/signers.ts'
import { materialSettled, steps, toFetch } from '../../draft/steps.ts'
import type { Context } from '../apply/context.ts'
import type { ApplyMachine } from '../apply/index.ts'
import { defaultDelays } from '../delays.ts'
import type { ApplyEvent, JourneyEvent } from '../events.ts'
import { screenOf, type Shown } from '../selectors.ts'
import type { Result, DaemonPort } from '../port.ts'
import type { News } from '../steps/step.ts'
import type { AnyEvent } from './explorer.ts'
import { entryFor, sealed, synthetic, wrongEntry } from './samples.ts'

export type Snapshot = SnapshotFrom<ApplyMachine>

/**
 * The explorer executes nothing: a chart that calls the port during a transition has a side effect where none is
 * allowed.
 */
export const untouchable = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`${String(name)} was called by a pure step`)
    },
  },
) as DaemonPort

export const applyInput = (affair: Affair, draft: Draft = emptyDraft(affair)) => ({
  port: untouchable,
  delays: defaultDelays,
  language: 'zh' as const,
  draft,
  begunAt: '2026-11-22T07:00:00+08:00',
  handingIn: false,
})

const ok = <T>(value: T): Result<T> => ({ ok: true, value })
const failed = (code: string): Result<never> => ({ ok: false, failure: { code } })

const reasons = [{ text: '照片不清楚', material: 'm_rel' }]
export const submissions: readonly Submission[] = [
  { outcome: 'accepted', ...sealed, caseNumber: '410902-0001', acceptedAt: sealed.sealedAt },
  { outcome: 'queued', ...sealed },
  { outcome: 'returned', ...sealed, caseNumber: '410902-0001', reasons },
  { outcome: 'refused', ...sealed, reasons },
  { outcome: 'unknown', ...sealed },
  { outcome: 'held', ...sealed, message: '联系电话格式不对' },
]

/** `among`: how many the platform tells of in each role. */
function fetched(context: Snapshot['context'], state: MaterialState, among: number): Result<unknown> {
  const candidates = Array.from({ length: among }, (_, at) => ({ id: `c${at}`, values: {} }))
  return ok({
    shared: {},
    sharedWent: state.status === 'fetched' ? 'online' : 'offline',
    several: among > 1 ? rolesOf(context.affair).map((role) => ({ role, among: candidates })) : [],
    materials: Object.fromEntries(toFetch(context.plan).map(({ material }) => [material.id, state])),
  })
}

const signedNow = { by: 'card', signedAt: sealed.sealedAt } as const
const takenPage: MaterialPage = { page: 'p0', sharpness: 0.9, sharp: true }
/** A step left without any news: by 返回, or by a bug. */
const aborted = [{ left: 'back' }, { left: 'broken' }]

/** The fields of the open group or row; `turn` says which of several people it is. */
function open({ plan, draft, subject, row }: Context): {
  readonly fields: readonly FilledField[]
  readonly turn: number
} {
  const group = fillForm(plan, draft).find((one) => one.group.id === subject)
  const opened = group?.rows.find((one) => one.id === row)
  return { fields: opened?.fields ?? group?.fields ?? [], turn: Number(row?.slice(1) ?? 0) }
}

/** Actor → everything it may answer, success first. */
export const answers: Readonly<Record<string, (context: Context) => readonly unknown[]>> = {
  identify: () => [
    { left: 'identified', identity: synthetic, face: 'match' },
    { left: 'identified', identity: { ...synthetic, source: 'qrSignIn' }, face: null },
    ...aborted,
  ],
  capture: () => [{ left: 'settled' }, { left: 'promised' }, ...aborted],
  read: () => [{ left: 'read' }, ...aborted],
  furtherCard: () => [{ left: 'read' }, ...aborted],
  sign: () => [{ left: 'on' }, ...aborted],
  turn: () => [{ left: 'identified' }, { left: 'paper' }, ...aborted],
  receipt: () => [{ left: 'done' }, ...aborted],
  appoint: () => [{ left: 'done' }, ...aborted],
  deliver: () => [{ left: 'chosen', delivery: { mode: 'window' } }, ...aborted],
  evaluate: () => [{ left: 'given' }, { left: 'skipped' }, ...aborted],
  fetchShared: (context) => [
    fetched(context, { status: 'fetched' }, 1),
    fetched(context, { status: 'unavailable', reason: 'offline' }, 1),
    fetched(context, { status: 'fetched' }, 2),
    failed('platformOffline'),
  ],
  chooseShared: ({ draft: { shared, sharedWent, several, materials }, subject }) => [
    ...['c0', null].map((meant) =>
      ok({
        shared,
        sharedWent,
        materials,
        several: several.map((one) => (one.role === subject ? { ...one, meant } : one)),
      }),
    ),
    failed('nameUnprintable'),
  ],
  print: () => [ok('a4'), failed('paperOut'), failed('outcomeUnknown')],
  submit: () => [...submissions.map(ok), failed('incomplete'), failed('diskFull'), failed('outcomeUnknown')],
  askDraft: ({ draft }) => [
    ...submissions.map((submission) => ok({ ...draft, submission })),
    ok(draft),
    ok(null),
    failed('internalError'),
  ],
}

const source = (snapshot: Snapshot, id: string): string => {
  const child: unknown = (snapshot.children as Record<string, (AnyActorRef & { readonly src: unknown }) | undefined>)[
    id
  ]?.src
  return typeof child === 'string' ? child : ''
}
const doneType = 'xstate.done.actor.'
const errorType = 'xstate.error.actor.'

/** The next paper of whoever signs now is photographed, or taken away again. */
function ofNextPaper({ plan, draft, subject }: Context): readonly AnyEvent[] {
  const signer = cosignersOf(plan, draft).find(({ id }) => id === subject)
  const paper = signer && nextPaper(plan, draft, signer)
  if (signer === undefined || paper === undefined) return []
  return [[takenPage], []].map((pages) => ({ type: 'pages', material: pagesOf(signer.id, paper.id), pages }))
}

/** Events of one type to try in this state, invalid ones included. */
export function variants(snapshot: Snapshot, type: string): readonly AnyEvent[] {
  const { context } = snapshot
  const { draft, plan, affair, subject } = context
  const event = (of: ApplyEvent | JourneyEvent | News): AnyEvent => ({ ...of })
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
    case 'MEAN':
      return ['c0', 'c1', null, 'nonsense'].map((candidate) => event({ type, candidate }))
    case 'CHOOSE_ITEM':
      return plan.items.flatMap(({ item }) => [
        event({ type, item: item.id, wanted: true }),
        event({ type, item: item.id, wanted: false }),
      ])
    case 'FILL': {
      const entries = open(context)
        .fields.filter((one) => one.asked)
        .flatMap(({ field }) => [
          event({ type, field: field.id, value: entryFor(field) }),
          event({ type, field: field.id, value: wrongEntry }),
        ])
      return [...entries, event({ type, field: 'nonsense', value: '' })]
    }
    case 'CONFIRM':
      return [...open(context).fields.map(({ field }) => field.id), 'nonsense'].map((field) => event({ type, field }))
    case 'OPEN_ROW':
      return [...rowsOf(draft, subject ?? '').map(({ id }) => id), 'nonsense'].map((row) => event({ type, row }))
    case 'person':
      return rowsOf(draft, subject ?? '').map(({ id }) =>
        event({ type, group: subject ?? '', row: id, identity: synthetic }),
      )
    case 'CHANGE':
      return [
        ...steps(plan, draft).map((step) => event({ type, step: step.id })),
        event({ type, step: 'question.nonsense' }),
      ]
    case 'PRINT':
      return [event({ type, on: 'a4' })]
    case 'UPDATED':
      return submissions.map((submission) => event({ type, submission }))
    case 'LANGUAGE':
      return [event({ type, language: 'en' })]
    case 'identified':
      return [
        event({ type, identity: synthetic, face: null }),
        event({ type, identity: synthetic, face: 'mismatch' }),
        event({ type, identity: { ...synthetic, source: 'qrSignIn' }, face: null }),
      ]
    case 'pages':
      return subject === null || !affair.materials.some(({ id }) => id === subject)
        ? ofNextPaper(context)
        : [event({ type, material: subject, pages: [takenPage] }), event({ type, material: subject, pages: [] })]
    case 'signing':
      return [
        event({ type, signer: subject ?? applicant, signing: { by: 'card', signedAt: null } }),
        event({ type, signer: subject ?? applicant, signing: signedNow }),
      ]
    case 'sealed':
      return [{ type, ...sealed }]
    case 'save.failed':
      return [{ type, failure: { code: 'timeOut' } }]
    default:
      return [{ type }]
  }
}

/** The touch that leads on from here if everything works. `choose` answers the questions. */
export function touch(context: Context, now: Shown, choose: (question: string) => readonly string[]): AnyEvent {
  const { draft, plan, subject } = context
  if (now.screen === 'question' && plan.answers[subject ?? ''] === undefined)
    return { type: 'ANSWER', options: choose(subject ?? '') }
  if (now.screen === 'whom' && draft.several.find(({ role }) => role === subject)?.meant === undefined)
    return { type: 'MEAN', candidate: draft.several.find(({ role }) => role === subject)?.among[0]?.id ?? null }
  if (now.screen === 'identify' || now.screen === 'qrSignIn') return { type: 'RETRY' }
  if (now.screen === 'face') return { type: 'PHOTOGRAPH' }
  if (now.screen === 'form' || now.screen === 'row') {
    const { fields, turn } = open(context)
    const wrong = fields.find((one) => one.problem !== null)
    // What a card says cannot be edited, so a problem there means that this person is in another row already.
    if (wrong?.asked === false) return { type: 'REMOVE_ROW' }
    if (wrong !== undefined) return { type: 'FILL', field: wrong.field.id, value: entryFor(wrong.field, turn) }
  }
  if (now.screen === 'rows') {
    const group = fillForm(plan, draft).find((one) => one.group.id === subject)
    const unfinished = group?.rows.find((row) => !row.complete)
    if (unfinished !== undefined) return { type: 'OPEN_ROW', row: unfinished.id }
    if (group?.problem === 'tooFew') return { type: 'ADD_ROW' }
  }
  if (now.screen === 'capture') {
    const wanted = plan.materials.find((one) => one.material.id === subject)
    if (wanted === undefined || !materialSettled(wanted, draft))
      return { type: now.show.camera === null ? 'RETRY' : 'CAPTURE' }
  }
  if (now.screen === 'read' && now.show.pages.length === 0) return { type: 'RETRY' }
  if (now.screen === 'sign') return now.show.signed ? { type: 'SUBMIT' } : { type: 'SIGN', strokes: [[[0, 0, 0, 1]]] }
  if (now.screen === 'appointment' && now.show.stage === 'choosing')
    return { type: 'TAKE', slot: now.show.slots?.[0]?.slot ?? '' }
  if (now.screen === 'delivery') return { type: 'DELIVER', delivery: { mode: 'window' } }
  return { type: 'CONTINUE' }
}

/**
 * The event that leads on in an exploration, where steps are only known by how they are left: first the news a step
 * must have sent before it can succeed, then the success of what is awaited; otherwise a touch.
 */
export function forward(snapshot: Snapshot, choose: (question: string) => readonly string[], fetch = 0): AnyEvent {
  const { context } = snapshot
  const id = Object.keys(snapshot.children).find((one) => source(snapshot, one) in answers)
  if (id === undefined) {
    const screen = screenOf(snapshot)
    if (screen === 'blocked') return { type: 'ATTENDANT' }
    return touch(context, { screen, show: context } as Shown, choose)
  }
  const src = source(snapshot, id)
  const wanted = context.plan.materials.find((one) => one.material.id === context.subject)
  if (src === 'capture' && wanted !== undefined && !materialSettled(wanted, context.draft)) {
    const pages = Array.from({ length: wanted.material.pages?.min ?? 1 }, (_, at) => ({ ...takenPage, page: `p${at}` }))
    return { type: 'pages', material: wanted.material.id, pages }
  }
  const [signed] = src === 'capture' ? ofNextPaper(context) : []
  if (signed !== undefined) return signed
  const signer = context.subject ?? applicant
  const signing = signingOf(context.draft, signer)
  if (src === 'sign' && (signing === undefined || signing.by === 'paper' || signing.signedAt === null))
    return { type: 'signing', signer, signing: signedNow }
  return {
    type: `${doneType}${id}`,
    output: answers[src]?.(context)[src === 'fetchShared' ? fetch : 0],
    actorId: id,
  }
}
