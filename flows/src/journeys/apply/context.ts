import type { Affair } from '../../affair.ts'
import type { District } from '../../district.ts'
import type { CitizenPatch, Draft, Identity } from '../../draft.ts'
import { plan, type Plan } from '../../plan.ts'
import { toFetch } from '../../steps.ts'
import type { ApplyContext, ApplyEvent, Language } from '../protocol.ts'
import type { IdlePolicy } from '../screens.ts'
import type { Failure, Services } from '../services.ts'
import type { Delays } from '../delays.ts'
import type { SaverRef } from '../steps/saver.ts'

export interface ApplyInput {
  readonly services: Services
  readonly delays: Delays
  readonly language: Language
  /** Empty for a new citizen; what the daemon still holds after a reload. */
  readonly draft: Draft
}
export interface ApplyOutput {
  readonly outcome: 'done' | 'cancelled' | 'attendant'
}

/** What the chart itself keeps beside what a renderer may read. */
export interface Context extends ApplyContext {
  readonly services: Services
  readonly delays: Delays
  readonly saver: SaverRef
  /** The step the citizen is on, and the one the transient state `walk` leads to. */
  readonly here: string
  readonly goal: string
  /** Set by the daemon's word that the application is durable here, before the platform has answered. */
  readonly sealed: { readonly applicationId: string; readonly sealedAt: string } | null
  /** The members of the citizen's part that the last act changed, for the saver. */
  readonly changes: CitizenPatch
}

/** What the charts' own actors tell them while they work. */
export type Progress =
  | { readonly type: 'card.progress'; readonly stage: 'waiting' | 'found' | 'reading' }
  | { readonly type: 'card.text'; readonly identity: Identity }
  | { readonly type: 'qr.code'; readonly content: string; readonly expiresAt: string }
  | { readonly type: 'print.page'; readonly page: number; readonly pages: number }
  | { readonly type: 'sealed'; readonly applicationId: string; readonly sealedAt: string }
  | { readonly type: 'save.failed'; readonly failure: Failure }

export type Event = ApplyEvent | Progress
export interface Meta {
  readonly idle: IdlePolicy
}

export function initialContext(affair: Affair, district: District, input: ApplyInput): Omit<Context, 'saver'> {
  const { draft, language, services, delays } = input
  return {
    services,
    delays,
    affair,
    district,
    language,
    draft,
    plan: plan(affair, district, draft),
    here: '',
    goal: '',
    changes: {},
    sealed: null,
    subject: null,
    failure: null,
    problems: {},
    changing: false,
    cardStage: null,
    cardText: null,
    photo: null,
    qr: null,
    camera: null,
    pictures: {},
    documentPages: [],
    printing: null,
    printed: [],
    sealedAt: draft.submission?.sealedAt ?? null,
  }
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
