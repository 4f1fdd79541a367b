import type { Affair } from '../../model/affair.ts'
import type { District } from '../../model/district.ts'
import { forAnother, type CitizenPatch, type Draft, type FaceComparison, type Identity } from '../../draft/draft.ts'
import type { FilledField } from '../../draft/fields.ts'
import type { Language } from '../../model/language.ts'
import { plan, type Plan } from '../../plan/plan.ts'
import { valuesWithout } from '../../draft/several.ts'
import { toFetch } from '../../draft/steps.ts'
import type { Delays } from '../delays.ts'
import type { ApplyEvent, JourneyEvent } from '../events.ts'
import type { JourneyInput } from '../journey.ts'
import type { Failure, PrintJob, DaemonPort } from '../port.ts'
import type { SaverRef } from '../steps/saver.ts'
import type { News } from '../steps/step.ts'

export interface ApplyInput extends JourneyInput {
  /** Empty for a new citizen; after a reload, the draft the daemon still holds. */
  readonly draft: Draft
  /** True after a reconnection if the connection was lost between 提交 and the seal: the submission is then resumed. */
  readonly handingIn: boolean
}

/** `draft` is the source of truth; `plan` is derived from it. */
export interface Context {
  readonly port: DaemonPort
  readonly delays: Delays
  readonly saver: SaverRef
  readonly affair: Affair
  readonly district: District
  readonly language: Language
  readonly draft: Draft
  readonly plan: Plan
  readonly handingIn: boolean
  /** `here`: the citizen's current step. `goal`: the state that the transient state `walk` leads to. */
  readonly here: string
  readonly goal: string
  /** Id of the question, form group or material the current step is about; null if there is none. */
  readonly subject: string | null
  /** The last expected failure, shown on the current screen; cleared by the citizen's next action. */
  readonly failure: Failure | null
  readonly problems: Readonly<Record<string, string>>
  /** In a repeating group. `row`: id of the open row. `lastRow`: the last number used in a row id. */
  readonly row: string | null
  readonly lastRow: number
  readonly changing: boolean
  /** The kinds of paper on which the 一次性告知书 was printed. */
  readonly printed: readonly PrintJob['on'][]
  /** Set when the daemon reports that the application is stored durably, before the platform has answered. */
  readonly sealed: { readonly applicationId: string; readonly sealedAt: string } | null
  /** The part of the citizen's draft changed by the last event, for the saver. */
  readonly changes: CitizenPatch
}

/** Events that the chart's own actors send while they work. */
export type Progress =
  | News
  | { readonly type: 'sealed'; readonly applicationId: string; readonly sealedAt: string }
  | { readonly type: 'save.failed'; readonly failure: Failure }

export type Event = ApplyEvent | JourneyEvent | Progress

export function initialContext(affair: Affair, district: District, input: ApplyInput): Omit<Context, 'saver'> {
  return {
    ...input,
    affair,
    district,
    plan: plan(affair, district, input.draft),
    here: '',
    goal: '',
    changes: {},
    sealed: null,
    subject: null,
    failure: null,
    problems: {},
    row: null,
    lastRow: lastRowOf(input.draft),
    changing: false,
    printed: [],
  }
}

/**
 * The highest number used in a row id. Row ids are never reused, not even after a reload: a new row must not be given
 * what the daemon still holds for a removed one.
 */
function lastRowOf({ rows, persons }: Draft): number {
  const ids = [
    ...Object.values(rows).flatMap((list) => list.map(({ id }) => id)),
    ...Object.values(persons).flatMap(Object.keys),
  ]
  return Math.max(0, ...ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0)))
}

/** What the 一次告知 announced: the items, which of them are selected, and the materials. */
function announced(it: Plan): string {
  return JSON.stringify([
    it.items.map((entry) => [entry.item.id, entry.selected]),
    it.materials.map((entry) => entry.material.id),
  ])
}

/**
 * Ids of the confirmed steps that a change invalidates: the confirmations of the whole application and, if the
 * announced items or materials changed, the notice and possibly the fetch.
 */
function reopened(before: Plan, after: Plan, draft: Draft): readonly string[] {
  const confirmations = ['check', 'read']
  if (announced(before) === announced(after)) return confirmations
  const unasked = toFetch(after).some(({ material }) => draft.materials[material.id] === undefined)
  return ['notice', ...(unasked ? ['fetch'] : []), ...confirmations]
}

/**
 * The context after the citizen changed something. No data is dropped: the plan decides what still applies. But what
 * was confirmed in the old state must be confirmed again: check answers, the form as read, the signature and, if its
 * content changed, the notice.
 */
export function amended(context: Context, patch: CitizenPatch): Partial<Context> {
  const draft = { ...context.draft, ...patch }
  const next = patch.answers || patch.choice ? plan(context.affair, context.district, draft) : context.plan
  const stale = reopened(context.plan, next, draft)
  const passed = draft.passed.filter((step) => !stale.includes(step))
  return {
    draft: { ...draft, passed, signatures: {} },
    plan: next,
    failure: null,
    changes: passed.length === draft.passed.length ? patch : { ...patch, passed },
  }
}

/**
 * The context after the daemon has learned something that is signed for: who the applicant is, or what the platform
 * holds. What was read and signed before was not this.
 */
export function learned(
  context: Context,
  news: Partial<Pick<Draft, 'identity' | 'face' | 'shared' | 'sharedWent' | 'several' | 'materials' | 'persons'>>,
): Partial<Context> {
  const draft = { ...context.draft, ...news }
  const known = ({ identity, shared, several, materials, persons }: Draft): string =>
    JSON.stringify([identity, shared, several, materials, persons])
  if (known(draft) === known(context.draft)) return { draft, changes: {} }
  const passed = draft.passed.filter((step) => !['check', 'read'].includes(step))
  return { draft: { ...draft, passed, signatures: {} }, changes: { passed } }
}

/** The same for which of several is meant. What was typed about another one is not about this one. */
export function meantBy(
  context: Context,
  role: string,
  news: Pick<Draft, 'shared' | 'sharedWent' | 'several' | 'materials'>,
): Partial<Context> {
  const meant = ({ several }: Pick<Draft, 'several'>) => several.find((one) => one.role === role)?.meant
  const before = meant(context.draft)
  const next = learned(context, news)
  if (before === undefined || before === meant(news)) return next
  const values = valuesWithout(context.affair, context.draft, role)
  return { ...next, draft: { ...(next.draft ?? context.draft), values }, changes: { ...next.changes, values } }
}

/** The same for the applicant. What somebody else typed, and what was fetched for them, is not theirs. */
export function identifiedAs(context: Context, identity: Identity, face: FaceComparison | null): Partial<Context> {
  const before = context.draft.identity
  if (before === null || before.idNumber === identity.idNumber) return learned(context, { identity, face })
  const draft = { ...forAnother(context.draft), identity, face }
  const { values, rows, promised, confirmed, passed } = draft
  return { draft, problems: {}, row: null, changes: { values, rows, promised, confirmed, passed } }
}

/** The context after the citizen confirmed a number whose check digit does not fit. */
export function confirmedBy(context: Context, entry: FilledField | undefined): Partial<Context> {
  if (entry?.problem !== 'unsure' || typeof entry.value !== 'string') return {}
  const { field, value } = entry
  return {
    ...amended(context, { confirmed: [...context.draft.confirmed.filter((one) => one !== value), value] }),
    problems: without(context.problems, field.id),
  }
}

/** The context after the citizen confirmed a step. */
export function passedBy(context: Context, step: string): Partial<Context> {
  const passed = context.draft.passed.includes(step) ? context.draft.passed : [...context.draft.passed, step]
  return { draft: { ...context.draft, passed }, failure: null, changes: { passed } }
}

/** The problems without that of one field, which is withdrawn as soon as the field is touched again. */
export function without(problems: Readonly<Record<string, string>>, field: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(problems).filter(([id]) => id !== field))
}

/** The problems that are still what they were: another kind of document, and a number is judged anew. */
export const stillTrue = (
  problems: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(problems).filter(([id, problem]) => now[id] === problem))
