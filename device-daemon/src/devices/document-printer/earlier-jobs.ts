/**
 * Jobs of this terminal from before its program started: it was killed, or the power went, between Print-Job and the
 * end. Nobody waits for their pages any more, and a queue keeps their documents.
 */
import { ok, type Result } from '../../base/result.ts'
import type { JobNames } from './job-names.ts'
import type { LeftJob } from './left-jobs.ts'
import type { QuestionFailure, Questions } from './questions.ts'

/** `queue`: finished ones as well, because a CUPS queue keeps them with their documents. */
export async function earlierJobs(
  questions: Questions,
  names: JobNames,
  queue: boolean,
  signal: AbortSignal,
): Promise<Result<readonly LeftJob[], QuestionFailure>> {
  const found = new Map<number, LeftJob>()
  // In this order: a job that ends in between is in the second list.
  for (const which of queue ? (['not-completed', 'completed'] as const) : (['not-completed'] as const)) {
    const listed = await questions.mine(which, signal)
    if (!listed.ok) return listed
    for (const { id, name } of listed.value) if (names.isOurs(name)) found.set(id, { id, name, queue, sent: null })
  }
  return ok([...found.values()])
}
