/**
 * The daemon's side of the engines' process: started when first needed, one job at a time, restarted when it dies or
 * hangs, kept for a session, stopped when idle between two.
 */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Result } from '../../base/result.ts'
import { fail, ok } from '../../base/result.ts'
import type { DocumentFailure } from '../port.ts'
import type { Answer, JobName, Jobs } from './worker-protocol.ts'

export interface EngineProcess {
  run<Name extends JobName>(
    job: Name,
    ask: Jobs[Name]['ask'],
    signal: AbortSignal,
  ): Promise<Result<Jobs[Name]['answer'], DocumentFailure>>
  /**
   * To be called at the end of a session: jobs fail as `cancelled`, and a process that has received personal data ends,
   * with all its memory.
   */
  forget(): Promise<void>
  /** Ends the process now; a running job fails as `cancelled`. */
  stop(): Promise<void>
}

export interface EngineOptions {
  /**
   * A longer job counts as hung: the slowest measured one, including the start of the process on a heavily loaded
   * machine, took 20 s.
   */
  readonly jobTimeoutMs?: number
  /** The idle process holds about 230 MB (measured), which nobody needs between citizens. */
  readonly idleMs?: number
  readonly workerFile?: string
}

interface Waiting {
  readonly message: { readonly job: JobName; readonly ask: unknown }
  readonly settle: (result: Result<never, DocumentFailure> | { readonly ok: true; readonly value: unknown }) => void
}

export function createEngineProcess({
  jobTimeoutMs = 50_000,
  idleMs = 120_000,
  workerFile = join(import.meta.dirname, 'worker.ts'),
}: EngineOptions = {}): EngineProcess {
  let child: ChildProcess | null = null
  /** The process has received a job other than `warm`. */
  let told = false
  /** A session is open, which will want it: a cold start in front of its citizen takes seconds. */
  let awaited = false
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  const queue: Waiting[] = []

  const start = (): ChildProcess => {
    const started = fork(workerFile, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    started.on('message', (message: Answer) => {
      if (started === child)
        finish('error' in message ? fail({ code: 'documentsDown', detail: message.error }) : ok(message.answer))
    })
    const gone = (why: string): void => {
      if (started !== child) return
      child = null
      finish(fail({ code: 'documentsDown', detail: `the engines' process ended: ${why}` }))
    }
    started.on('exit', (code, killedBy) => gone(killedBy ?? `exit code ${code}`))
    started.on('error', (error) => gone(error.name))
    return started
  }

  const end = async (): Promise<void> => {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return
    const exited = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill('SIGKILL')
    await exited
  }

  const finish = (result: Parameters<Waiting['settle']>[0]): void => {
    clearTimeout(timer)
    const done = current
    current = null
    done?.settle(result)
    next()
  }

  /** The running job hangs: its process is ended, the next job gets a new one. */
  const restart = async (): Promise<void> => {
    const hung = current
    current = null
    await end()
    hung?.settle(fail({ code: 'documentsDown', detail: `${hung.message.job}: no answer within ${jobTimeoutMs} ms` }))
    next()
  }

  const idle = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void end(), idleMs)
    timer.unref()
  }

  const next = (): void => {
    if (current !== null) return
    current = queue.shift() ?? null
    if (current === null) {
      if (!awaited) idle()
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => void restart(), jobTimeoutMs)
    if (child === null) {
      child = start()
      told = false
    }
    if (current.message.job === 'warm') awaited = true
    else told = true
    child.send(current.message)
  }

  const cancel = (jobs: readonly Waiting[]): void => {
    for (const { message, settle } of jobs) settle(fail({ code: 'cancelled', detail: message.job }))
  }

  const stop = async (): Promise<void> => {
    clearTimeout(timer)
    const dropped = [...(current ? [current] : []), ...queue.splice(0)]
    current = null
    await end()
    cancel(dropped)
  }

  return {
    run: (job, ask, signal) =>
      new Promise((resolve) => {
        const cancelled = fail({ code: 'cancelled' as const, detail: job })
        if (signal.aborted) return resolve(cancelled)
        const waiting: Waiting = {
          message: { job, ask },
          settle: (result) => {
            signal.removeEventListener('abort', abort)
            resolve(result as Result<Jobs[typeof job]['answer'], DocumentFailure>)
          },
        }
        /** A running job is not interrupted; its answer is dropped. */
        const abort = (): void => {
          const at = queue.indexOf(waiting)
          if (at >= 0) queue.splice(at, 1)
          resolve(cancelled)
        }
        signal.addEventListener('abort', abort, { once: true })
        queue.push(waiting)
        next()
      }),
    // A process that has received nothing personal is kept: starting one takes a second of processor time, and most
    // citizens do not print.
    async forget() {
      awaited = false
      if (told) return stop()
      cancel(queue.splice(0))
      if (current === null) idle()
    },
    stop,
  }
}
