/**
 * Jobs whose fate was open when the citizen was answered, or when the program ended: the cancellation failed, the
 * printer fell silent, it never said which number the job has, or nobody lived to see the end (`earlier-jobs.ts`). Each
 * is asked about until it is known to be over, because its pages may otherwise come out among those of the next
 * citizen; and what is then known to have come out is not printed a second time.
 */
import { fail, ok, type Result } from '../../base/result.ts'
import { completed, isOver, type Sent } from './job-end.ts'
import type { JobProgress, QuestionFailure, Questions } from './questions.ts'

export interface LeftJobs {
  add(job: LeftJob): void
  /** Asks about each once, and takes back what has not been printed yet. */
  settle(signal: AbortSignal): Promise<void>
  /** How many are still open. */
  open(): number
  /** Whether this very document came out after all, and on how many sheets; it is said once. */
  cameOut(content: string): { readonly sheets: number } | null
}

export interface LeftJob {
  readonly name: string
  /** null: the answer that names it was lost. */
  readonly id: number | null
  /** It lies in a CUPS queue, which keeps the document when it is over. */
  readonly queue: boolean
  /** `content` is equal for the same document of the same person. null: the program that knew has ended. */
  readonly sent: (Sent & { readonly content: string }) | null
}

export function watchLeftJobs(questions: Questions, onEvent: (event: string, detail: string) => void): LeftJobs {
  const left = new Map<string, LeftJob>()
  const out = new Map<string, { readonly sheets: number }>()

  async function known(id: number, { queue }: LeftJob, end: string): Promise<boolean> {
    if (queue) {
      const purged = await questions.purge(id)
      if (!purged.ok && purged.failure.code !== 'unknownJob') {
        if (purged.failure.code !== 'refused') return false
        onEvent('job.kept', `the queue keeps the document of job ${id}: ${purged.failure.detail}`)
      }
    }
    onEvent('job.known', `job ${id}: ${end}`)
    return true
  }

  /** null: it is not at the printer, or nobody can say. */
  async function numberOf(job: LeftJob, signal: AbortSignal): Promise<Result<number | null, QuestionFailure>> {
    if (job.id !== null) return ok(job.id)
    const seen = await questions.find(job.name, signal)
    if (seen.ok) return ok(typeof seen.value === 'object' ? seen.value.at : null)
    return seen.failure.code === 'refused' ? ok(null) : fail(seen.failure)
  }

  async function isSettled(job: LeftJob, signal: AbortSignal): Promise<boolean> {
    const id = await numberOf(job, signal)
    if (!id.ok) return false
    if (id.value === null) {
      onEvent('job.known', `the job named ${job.name} is not at the printer`)
      return true
    }
    const asked = await questions.progress(id.value, signal)
    if (!asked.ok)
      return asked.failure.code === 'unknownJob' && (await known(id.value, job, 'forgotten by the printer'))
    if (isOver(asked.value)) {
      remember(job, asked.value)
      return known(id.value, job, asked.value.state)
    }
    const taken = await questions.cancel(id.value)
    return taken.ok && known(id.value, job, 'taken back')
  }

  function remember({ sent }: LeftJob, progress: JobProgress): void {
    if (sent === null || progress.state !== 'completed') return
    const end = completed(progress, sent)
    if (end.ok) out.set(sent.content, end.value)
  }

  return {
    add(job) {
      left.set(job.name, job)
      onEvent('job.left', `job ${job.id ?? `named ${job.name}`} may still be printed`)
    },
    async settle(signal) {
      for (const job of left.values()) if (await isSettled(job, signal)) left.delete(job.name)
    },
    open: () => left.size,
    cameOut(content) {
      const sheets = out.get(content) ?? null
      out.clear()
      return sheets
    },
  }
}
