/**
 * Starts simulators as child processes and waits until each is ready. Used by `npm start`, tests and benches. Their
 * standard input is a pipe from this process, so that they end when it does, however it ends.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { controlClient } from './harness/control.ts'

export interface SimulatorRequest {
  /** Folder under `simulators/`. */
  readonly name: string
  readonly args?: readonly string[]
}

export interface Running {
  /** The address for the profile. */
  readonly url: string
  /** Path of the control socket; see `controlClient`. */
  readonly control: string
}

export interface Simulators<Name extends string = string> {
  readonly running: Readonly<Record<Name, Running>>
  /** Sets all of them back to what they were at first; they may have other addresses then. No daemon may use them. */
  reset(): Promise<void>
  /** Stops all of them; resolves when they have ended. */
  stop(): Promise<void>
}

export interface LaunchOptions {
  /**
   * Folder for device paths, control sockets and `simulators.json`. Keep it short: a socket path has 107 bytes at most.
   */
  readonly run: string
  readonly fast?: boolean
  readonly seed?: number
}

/** Every simulator: the folders beside this file with a `main.ts`. */
export const simulatorNames = (): readonly string[] =>
  globSync('*/main.ts', { cwd: import.meta.dirname }).map((file) => file.replace('/main.ts', ''))

const readyWithinMs = 60_000

export async function launchSimulators<const R extends SimulatorRequest>(
  requests: readonly R[],
  options: LaunchOptions,
): Promise<Simulators<R['name']>> {
  mkdirSync(options.run, { recursive: true })
  const children: ChildProcess[] = []
  const stop = async () => {
    await Promise.all(children.map(end))
  }
  try {
    const entries = await Promise.all(
      requests.map(async ({ name, args = [] }) => {
        const child = start(name, [...common(options), ...args])
        children.push(child)
        return [name, await readyLine(name, child)] as const
      }),
    )
    const running = Object.fromEntries(entries) as Record<R['name'], Running>
    const tell = () => writeFileSync(`${options.run}/simulators.json`, `${JSON.stringify(running, null, 2)}\n`)
    tell()
    return {
      running,
      stop,
      async reset() {
        await Promise.all(
          Object.values<Running>(running).map(async (one) => Object.assign(one, { url: await resetOne(one.control) })),
        )
        tell()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const common = (options: LaunchOptions) => [
  '--run',
  options.run,
  '--seed',
  String(options.seed ?? 1),
  ...(options.fast === true ? ['--fast'] : []),
]

/**
 * Node keeps what it has compiled for the next start, as it does for the daemon (src/startup/compile-cache.mjs). Seven
 * simulators and the daemon started by a test take 6 s of processor time instead of 9.5 s.
 */
const keepingCompiledCode = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../.cache/compiled', import.meta.url)),
  ...process.env,
}

function start(name: string, args: readonly string[]): ChildProcess {
  const main = fileURLToPath(new URL(`./${name}/main.ts`, import.meta.url))
  return spawn(process.execPath, [main, ...args], { stdio: ['pipe', 'pipe', 'inherit'], env: keepingCompiledCode })
}

function readyLine(name: string, child: ChildProcess): Promise<Running> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`simulator ${name} was not ready in ${readyWithinMs} ms`)),
      readyWithinMs,
    )
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`simulator ${name} ended with code ${code} before it was ready`)))
    if (child.stdout === null) throw new Error('stdout is a pipe')
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(late)
      const { url, control } = JSON.parse(line) as Running
      resolve({ url, control })
    })
  })
}

async function resetOne(control: string): Promise<string> {
  const hands = await controlClient(control)
  const { url } = (await hands.do('reset')) as Pick<Running, 'url'>
  hands.close()
  return url
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
