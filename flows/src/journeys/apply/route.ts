/**
 * Where the journey goes: pure functions from the draft and the plan to the name of a state. `steps.ts` orders the
 * steps before the submission; those after it (outcome, receipt, …) are known to the screen only and are ordered here.
 */
import { byAppointment } from '../../appointment/by-appointment.ts'
import { traitsOf } from '../../case/case-traits.ts'
import type { Submission } from '../../draft/draft.ts'
import { firstUnfinished, stepDone, steps, type Step } from '../../draft/steps.ts'
import type { Context } from './context.ts'

export type OutcomeState = Exclude<Submission['outcome'], 'unknown' | 'closed'> | 'unknownOutcome'

export function outcomeState({ outcome }: Submission): OutcomeState {
  if (outcome === 'unknown') return 'unknownOutcome'
  return outcome === 'closed' ? 'held' : outcome
}

/**
 * Steps whose state has another name: the face is compared in `identify`, submitting shares the screen of `sign`, and
 * the state for `fetch` is called `fetching`.
 */
const others: Readonly<Record<string, string>> = { face: 'identify', fetch: 'fetching', submit: 'sign' }
/** Whose turn it is to sign is known by the draft alone. */
const stateOf = ({ id, kind }: Step): string => (kind === 'cosign' ? kind : (others[id] ?? id))

/** The state to continue with: that of the first step that is not done. */
export function onward({ plan, draft }: Pick<Context, 'plan' | 'draft'>): string {
  const { submission, passed } = draft
  if (submission !== null) return afterSubmission(submission, draft, plan)
  const next = firstUnfinished(plan, draft)
  if (next === null) return 'done'
  const blocked = plan.blocks.some((block) => `question.${block.question}` === next.id)
  return blocked && passed.includes(next.id) ? 'blocked' : stateOf(next)
}

function afterSubmission(submission: Submission, draft: Context['draft'], plan: Context['plan']): string {
  const { passed } = draft
  if (submission.outcome === 'returned' || !passed.includes('outcome')) return outcomeState(submission)
  const { outcome } = submission
  const taken = traitsOf(outcome).taken !== 'no'
  // What the platform does not take has no time that could be agreed, and no result, or none yet.
  if (taken && !passed.includes('appointment') && byAppointment(plan).length > 0) return 'appointment'
  const paper = outcome === 'refused' ? 'explanation' : 'receipt'
  if (!passed.includes(paper)) return paper
  if (taken && draft.delivery === null) return 'delivery'
  return draft.evaluated || passed.includes('evaluation') ? 'done' : 'evaluation'
}

/** Steps that are done only once: going back skips them when they are done. */
const once = new Set(['identify', 'face', 'fetch', 'cosign'])

/** The state before this one, for 返回. */
export function before({ plan, draft, here }: Pick<Context, 'plan' | 'draft' | 'here'>): string {
  const way = steps(plan, draft)
  const at = way.findIndex((step) => step.id === here)
  const earlier = way.slice(0, Math.max(at, 0)).filter((step) => !(once.has(step.kind) && stepDone(step, plan, draft)))
  const last = earlier.at(-1)
  return last === undefined ? 'guide' : stateOf(last)
}

/** Whether `CHANGE` may lead to this step: only to one that applies now and that the citizen may change. */
export function changeable({ plan, draft }: Pick<Context, 'plan' | 'draft'>, step: string): boolean {
  return steps(plan, draft).some(
    (one) => one.id === step && ['question', 'notice', 'whom', 'form', 'materials', 'material'].includes(one.kind),
  )
}
