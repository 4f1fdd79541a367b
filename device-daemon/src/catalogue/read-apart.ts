/**
 * Reads services in a process of its own: it takes a second and 60 MB, a citizen may be at the terminal meanwhile, and
 * whatever the files do to it, the terminal goes on.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fail, ok, type Result } from '../base/result.ts'
import type { JobName, Jobs } from './reading-job.ts'

/** `hung`: no answer in time; `died`: the process ended without one, or could not be started. */
export interface ApartFailure {
  readonly code: 'hung' | 'died'
  readonly detail: string
}

/** Reading all services of a county takes half a second; on a machine kept busy by others, ten. */
const withinMs = 120_000

export function readApart<N extends JobName>(
  job: N,
  ask: Jobs[N]['ask'],
  { signal, limitMs = withinMs }: { readonly signal?: AbortSignal; readonly limitMs?: number } = {},
): Promise<Result<Jobs[N]['answer'], ApartFailure>> {
  return new Promise((resolve) => {
    const child = started()
    if (child === null) return resolve(fail({ code: 'died', detail: 'no process could be started' }))
    const timer = setTimeout(() => end(fail({ code: 'hung', detail: `no answer within ${limitMs / 1000} s` })), limitMs)
    const stop = (): void => end(fail({ code: 'died', detail: 'the daemon stops' }))
    const end = (result: Result<Jobs[N]['answer'], ApartFailure>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      child.kill('SIGKILL')
      resolve(result)
    }
    signal?.addEventListener('abort', stop)
    child.once('message', (answer) => end(ok(answer as Jobs[N]['answer'])))
    child.on('error', ({ name }) => end(fail({ code: 'died', detail: name })))
    child.on('exit', (code, by) => end(fail({ code: 'died', detail: by ?? `exit code ${code}` })))
    child.send({ job, ask }, (error) => error && end(fail({ code: 'died', detail: error.name })))
  })
}

/** Null: there is no memory, or no file descriptor, for another process. */
function started(): ChildProcess | null {
  try {
    const child = fork(join(import.meta.dirname, 'reading-process.ts'), {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // Of the file descriptors that it lacks, Node tells by an event only; then there is no line to it.
    child.on('error', () => {})
    return child.connected ? child : null
  } catch {
    return null
  }
}
