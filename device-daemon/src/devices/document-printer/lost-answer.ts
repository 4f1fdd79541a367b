/**
 * The document has been sent and the printer's answer is lost: looks for the job by its name, because the printer may
 * have taken it. Nothing is sent a second time; only what was certainly never taken may be printed anew.
 */
import type { Clock } from '../../base/clock.ts'
import { ok, type Result } from '../../base/result.ts'
import { pause } from '../pause.ts'
import { isSameJob, keyIn } from './job-names.ts'
import type { QuestionFailure, Questions } from './questions.ts'

export interface Search {
  readonly questions: Questions
  readonly clock: Clock
  readonly name: string
  /** ms; a printer may list a job only after it has read the whole document. */
  readonly findingMs: number
  readonly pollMs: number
  readonly signal: AbortSignal
}

/**
 * `at`: the printer has this job, or had it; `never`: it remembers finished jobs by the names they were given, and this
 * is none of them, so it never took it; `untold`: it remembers none, or calls them otherwise, so it may have printed
 * this one.
 */
export type Sighting = { readonly at: number } | 'never' | 'untold'
/** `unanswered`: it could not be asked to the end, so the job is to be looked for later. */
export type Whereabouts = Sighting | 'unanswered'

export async function lookFor({ questions, clock, name, findingMs, pollMs, signal }: Search): Promise<Whereabouts> {
  const until = clock.now() + findingMs
  for (;;) {
    const seen = await sightingOf(questions, name, signal)
    if (seen.ok && typeof seen.value === 'object') return seen.value
    if (!seen.ok && seen.failure.code === 'refused') return 'untold'
    if (signal.aborted) return 'unanswered'
    if (clock.now() >= until) return seen.ok ? seen.value : 'unanswered'
    await pause(clock, pollMs, signal)
  }
}

/** Looks once, among the jobs the printer has and those it remembers. */
export async function sightingOf(
  questions: Questions,
  name: string,
  signal: AbortSignal,
): Promise<Result<Sighting, QuestionFailure>> {
  // In this order: a job that ends in between is in the second list.
  const waiting = await questions.mine('not-completed', signal)
  if (!waiting.ok) return waiting
  const finished = await questions.mine('completed', signal)
  if (!finished.ok) return finished
  const job = [...waiting.value, ...finished.value].find((listed) => isSameJob(listed.name, name))
  if (job !== undefined) return ok({ at: job.id })
  // Only the name of a terminal that came back shows that this printer does not call jobs as it likes.
  return ok(finished.value.some((other) => keyIn(other.name) !== null) ? 'never' : 'untold')
}
