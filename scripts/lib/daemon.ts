import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { overwriting } from '../../device-daemon/src/startup/freed-memory.mjs'

const main = join(import.meta.dirname, '../../device-daemon/dist/main.mjs')

export interface DaemonProcess {
  /** The kiosk's address with its launch ticket. */
  readonly url: string
  readonly child: ChildProcess
  /** Milliseconds from exec to ready. */
  readonly readyAfter: number
  /** The beginning of what it has said on standard error, its log. */
  said(): string
  /** Resolves to the exit code when the process has ended. */
  readonly exited: Promise<number>
  stop(): Promise<void>
}

export interface DaemonOptions {
  readonly profile: string
  readonly run: string
  readonly port?: number
  /** Where its log goes; default: to our standard error. */
  readonly log?: 'inherit' | 'ignore'
}

/** The daemon reported why it could not start; the message is for people. */
export class DaemonNotReady extends Error {}

/** Of its log; enough for a whole day of the demo, bounded for a soak. */
const mostSaid = 200_000

/** In what the daemon says when it is ready; null: it says something else. */
export function addressIn(line: string): string | null {
  try {
    const { ready, url } = JSON.parse(line) as Readonly<Record<string, unknown>>
    return ready === 'device-daemon' && typeof url === 'string' ? url : null
  } catch {
    return null
  }
}

/** Starts the daemon and waits until it is ready. */
export function startDaemon({ profile, run, port, log = 'inherit' }: DaemonOptions): Promise<DaemonProcess> {
  const started = performance.now()
  const args = [
    ...overwriting.flags,
    main,
    '--profile',
    profile,
    '--run',
    run,
    ...(port === undefined ? [] : ['--port', String(port)]),
  ]
  // Its standard input is a pipe from this process, so it ends when this process does, for whatever reason.
  const env = { ...process.env, ...overwriting.environment }
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env })
  const exited = new Promise<number>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1))),
  )
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    if (said.length < mostSaid) said += bytes.toString()
    if (log === 'inherit') process.stderr.write(bytes)
  })
  return new Promise((resolve, reject) => {
    void exited.then((code) =>
      reject(new DaemonNotReady(log === 'inherit' ? `The daemon ended with code ${code}.` : said.trim())),
    )
    createInterface({ input: child.stdout }).once('line', (line) => {
      const url = addressIn(line)
      if (url === null) {
        child.kill('SIGTERM')
        return reject(new DaemonNotReady(`Instead of being ready, the daemon said: ${line.slice(0, 500)}`))
      }
      resolve({
        url,
        child,
        readyAfter: performance.now() - started,
        said: () => said,
        exited,
        async stop() {
          if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
          await exited
        },
      })
    })
  })
}
