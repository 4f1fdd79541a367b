/**
 * Jobs whose fate was open when the citizen was answered: the cancellation failed, or the printer fell silent. Each is
 * asked about until it is known to be over, because its pages may otherwise come out among those of the next citizen.
 */
import { isOver } from './job-end.ts'
import type { Questions } from './questions.ts'

export interface LeftJobs {
  add(job: LeftJob): void
  /** Asks about each once, and takes back what has not been printed yet. */
  settle(signal: AbortSignal): Promise<void>
  /** How many are still open. */
  open(): number
}

export interface LeftJob {
  readonly id: number
  /** It lies in a CUPS queue, which keeps the document when it is over. */
  readonly queue: boolean
}

export function watchLeftJobs(questions: Questions, onEvent: (event: string, detail: string) => void): LeftJobs {
  const left = new Map<number, LeftJob>()

  async function known({ id, queue }: LeftJob, end: string): Promise<boolean> {
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

  async function isSettled(job: LeftJob, signal: AbortSignal): Promise<boolean> {
    const asked = await questions.progress(job.id, signal)
    if (!asked.ok) return asked.failure.code === 'unknownJob' && (await known(job, 'forgotten by the printer'))
    if (isOver(asked.value)) return known(job, asked.value.state)
    const taken = await questions.cancel(job.id)
    return taken.ok && known(job, 'taken back')
  }

  return {
    add(job) {
      left.set(job.id, job)
      onEvent('job.left', `job ${job.id} may still be printed`)
    },
    async settle(signal) {
      for (const job of left.values()) if (await isSettled(job, signal)) left.delete(job.id)
    },
    open: () => left.size,
  }
}
