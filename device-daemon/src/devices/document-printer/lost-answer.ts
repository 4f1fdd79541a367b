/**
 * The document has been sent and the printer's answer is lost: looks for the job by its name, because the printer may
 * have taken it. Nothing is sent a second time; only what was certainly never taken may be printed anew.
 */
import type { Clock } from '../../base/clock.ts'
import { pause } from '../pause.ts'
import type { Questions } from './questions.ts'

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
 * `never`: the printer did not take it; `untold`: it does not say; `unanswered`: it could not be asked to the end, so
 * the job is to be looked for later.
 */
export type Whereabouts = { readonly at: number } | 'never' | 'untold' | 'unanswered'

export async function lookFor({ questions, clock, name, findingMs, pollMs, signal }: Search): Promise<Whereabouts> {
  const until = clock.now() + findingMs
  for (;;) {
    const seen = await questions.find(name, signal)
    if (seen.ok && typeof seen.value === 'object') return seen.value
    if (!seen.ok && seen.failure.code === 'refused') return 'untold'
    if (signal.aborted) return 'unanswered'
    if (clock.now() >= until) return seen.ok ? seen.value : 'unanswered'
    await pause(clock, pollMs, signal)
  }
}
