/**
 * Jobs whose fate was open when the citizen was answered, or when the program ended: the cancellation failed, the
 * printer fell silent, it never said which number the job has, or nobody lived to see the end (`earlier-jobs.ts`). Each
 * is asked about until it is known to be over, because its pages may otherwise come out among those of the next
 * citizen; and what is then known to have come out is not printed a second time.
 */
import { fail, ok, type Result } from '../../base/result.ts'
import { completed, isOver, type Sent } from './job-end.ts'
import { sightingOf } from './lost-answer.ts'
import type { JobProgress, QuestionFailure, Questions } from './questions.ts'

export interface LeftJobs {
  add(job: LeftJob): void
  /** Asks about each once, and takes back what has not been printed yet. */
  settle(signal: AbortSignal): Promise<void>
  /** How many are still open. */
  open(): number
  /** Whether this very document came out after all, and on how many sheets; said once, whatever else is printed. */
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

/** Far more than one session can have; those of a session that is over are asked for by nobody. */
const remembered = 100

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
    const seen = await sightingOf(questions, job.name, signal)
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
    const before = await ended(job, id.value, signal)
    if (before !== 'goes on') return before === 'known'
    const taken = await questions.cancel(id.value)
    // That it was allowed is not the end of it: what the job says next is, now or at the next heartbeat.
    return taken.ok && (await ended(job, id.value, signal)) === 'known'
  }

  async function ended(job: LeftJob, id: number, signal: AbortSignal): Promise<'known' | 'goes on' | 'untold'> {
    const asked = await questions.progress(id, signal)
    if (asked.ok && !isOver(asked.value)) return 'goes on'
    if (!asked.ok && asked.failure.code !== 'unknownJob') return 'untold'
    if (asked.ok) remember(job, asked.value)
    return (await known(id, job, asked.ok ? asked.value.state : 'forgotten by the printer')) ? 'known' : 'untold'
  }

  function remember({ sent }: LeftJob, progress: JobProgress): void {
    if (sent === null || progress.state !== 'completed') return
    const end = completed(progress, sent)
    if (!end.ok) return
    out.set(sent.content, end.value)
    const [oldest] = out.keys()
    if (out.size > remembered && oldest !== undefined) out.delete(oldest)
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
      out.delete(content)
      return sheets
    },
  }
}
