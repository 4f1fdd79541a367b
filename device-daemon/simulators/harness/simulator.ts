/**
 * The frame of every simulator process: its command line, its ready line, its control socket, its end.
 *
 *   runSimulator({ name: 'id-card', options: {}, start: (context) => ({ url, acts, state, stop }) })
 */
import { parseArgs } from 'node:util'
import { serveControl, type Acts } from './control.ts'
import { seededRandom, type Random } from './random.ts'
import { createTranscript, type Transcript } from './transcript.ts'

export interface SimulatorContext {
  /** The device's name: its path is RUN/dev/<name>, its control socket RUN/control/<name>.sock. */
  readonly name: string
  readonly run: string
  readonly seed: number
  /** No pacing and no mechanical delays. */
  readonly fast: boolean
  readonly random: Random
  readonly transcript: Transcript
  /** Extra options of this simulator, as given on the command line. */
  option(name: string): string | boolean | undefined
  /** Tells everyone on the control socket. */
  emit(event: string, value: unknown): void
  wait(ms: number): Promise<void>
}

export interface RunningSimulator {
  /** The address for the profile. */
  readonly url: string
  readonly acts: Acts
  readonly state: () => unknown
  readonly stop: () => void | Promise<void>
}

export interface SimulatorSpec {
  readonly name: string
  /** Options beyond --run, --seed and --fast, with a sentence each. */
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string }>>
  readonly start: (context: SimulatorContext) => RunningSimulator | Promise<RunningSimulator>
}

/** Runs until SIGTERM, SIGINT, or its standard input closes: a simulator never outlives who started it. */
export async function runSimulator(spec: SimulatorSpec): Promise<void> {
  const own = {
    run: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fast: { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ options: { ...spec.options, ...own } })
  const extra: Readonly<Record<string, string | boolean | undefined>> = values
  const { run, fast } = values
  if (run === undefined) {
    console.error(usage(spec))
    process.exitCode = 1
    return
  }
  const seed = Number(values.seed)
  const listeners: ((event: string, value: unknown) => void)[] = []
  const transcript = createTranscript()
  const simulator = await spec.start({
    name: spec.name,
    run,
    seed,
    fast,
    random: seededRandom(seed),
    transcript,
    option: (name) => extra[name],
    emit: (event, value) => listeners.forEach((listener) => listener(event, value)),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
  const acts: Acts = {
    help: {
      help: 'Lists the acts.',
      do: () => Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, act.help])),
    },
    state: { help: 'How the device stands.', do: () => simulator.state() },
    transcript: { help: 'What went over the line, newest last.', do: () => transcript.entries() },
    ...simulator.acts,
  }
  const control = `${run}/control/${spec.name}.sock`
  const server = await serveControl(control, acts)
  listeners.push((event, value) => server.emit(event, value))

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await simulator.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  process.stdin.on('end', () => void stop()).resume()
  console.log(JSON.stringify({ ready: spec.name, url: simulator.url, control }))
}

function usage(spec: SimulatorSpec): string {
  const extra = Object.entries(spec.options ?? {}).map(
    ([name, option]) => `  --${name}${option.type === 'string' ? ' VALUE' : ''}  ${option.help}`,
  )
  return [`usage: node device-daemon/simulators/${spec.name}/main.ts --run DIR [--seed N] [--fast]`, ...extra].join(
    '\n',
  )
}
