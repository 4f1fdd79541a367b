import type { Affair } from '../../affair.ts'
import type { District } from '../../district.ts'
import type { CitizenPatch, Draft } from '../../draft.ts'
import type { Language } from '../../language.ts'
import { plan, type Plan } from '../../plan.ts'
import { toFetch } from '../../steps.ts'
import type { Delays } from '../delays.ts'
import type { ApplyEvent, JourneyEvent } from '../events.ts'
import type { Failure, PrintJob, Services } from '../services.ts'
import type { SaverRef } from '../steps/saver.ts'
import type { News } from '../steps/step.ts'

export interface ApplyInput {
  readonly services: Services
  readonly delays: Delays
  readonly language: Language
  /** Empty for a new citizen; what the daemon still holds after a reload. */
  readonly draft: Draft
  /** The connection was lost after 提交: what was under way goes on. */
  readonly handingIn: boolean
}

/** `draft` is the truth; `plan` follows from it. */
export interface Context {
  readonly services: Services
  readonly delays: Delays
  readonly saver: SaverRef
  readonly affair: Affair
  readonly district: District
  readonly language: Language
  readonly draft: Draft
  readonly plan: Plan
  readonly handingIn: boolean
  /** The step the citizen is on, and the one the transient state `walk` leads to. */
  readonly here: string
  readonly goal: string
  /** Question, form group or material of the step, where it has one. */
  readonly subject: string | null
  /** The last expected failure, to be shown on the current screen; cleared by the next act. */
  readonly failure: Failure | null
  readonly problems: Readonly<Record<string, string>>
  /** Of a repeating group: the row that is open, and the number of the last one that was given one. */
  readonly row: string | null
  readonly lastRow: number
  readonly changing: boolean
  /** Papers the 一次性告知书 came out on. */
  readonly printed: readonly PrintJob['on'][]
  /** Set by the daemon's word that the application is durable here, before the platform has answered. */
  readonly sealed: { readonly applicationId: string; readonly sealedAt: string } | null
  /** The members of the citizen's part that the last act changed, for the saver. */
  readonly changes: CitizenPatch
}

/** What the chart's own actors tell it while they work. */
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
 * A row's id is never given again, not even after a reload: what the daemon still holds of one that was taken away must
 * not be found by the next.
 */
function lastRowOf({ rows, persons }: Draft): number {
  const ids = [
    ...Object.values(rows).flatMap((list) => list.map(({ id }) => id)),
    ...Object.values(persons).flatMap(Object.keys),
  ]
  return Math.max(0, ...ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0)))
}

/** Everything that an answer can make to apply or not: what the 一次告知 said. */
function announced(it: Plan): string {
  return JSON.stringify([
    it.items.map((entry) => [entry.item.id, entry.selected]),
    it.materials.map((entry) => entry.material.id),
  ])
}

/**
 * Steps that confirmed something the citizen now changed: the whole, and, when something else applies than was
 * announced, that too.
 */
function reopened(before: Plan, after: Plan, draft: Draft): readonly string[] {
  const confirmations = ['check', 'read']
  if (announced(before) === announced(after)) return confirmations
  const unasked = toFetch(after).some(({ material }) => draft.materials[material.id] === undefined)
  return ['notice', ...(unasked ? ['fetch'] : []), ...confirmations]
}

/**
 * The context after the citizen changed something. Nothing is thrown away: the plan decides what still applies. But
 * whoever confirmed the old state must confirm the new one: check answers, the form as read, the signature, and the
 * notice when it says something else now.
 */
export function amended(context: Context, patch: CitizenPatch): Partial<Context> {
  const draft = { ...context.draft, ...patch }
  const next = patch.answers || patch.choice ? plan(context.affair, context.district, draft) : context.plan
  const stale = reopened(context.plan, next, draft)
  const passed = draft.passed.filter((step) => !stale.includes(step))
  return {
    draft: { ...draft, passed, signed: false },
    plan: next,
    failure: null,
    changes: passed.length === draft.passed.length ? patch : { ...patch, passed },
  }
}

/** The context after the citizen confirmed a step. */
export function passedBy(context: Context, step: string): Partial<Context> {
  const passed = context.draft.passed.includes(step) ? context.draft.passed : [...context.draft.passed, step]
  return { draft: { ...context.draft, passed }, failure: null, changes: { passed } }
}

/** The problems less that of a field: a word is taken back as soon as its field is touched again. */
export function without(problems: Readonly<Record<string, string>>, field: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(problems).filter(([id]) => id !== field))
}
