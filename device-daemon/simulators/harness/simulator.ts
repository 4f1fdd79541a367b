/**
 * The frame of every simulator process: command line, ready line, control socket, shutdown.
 *
 *   runSimulator({ name: 'id-card', options: {}, start: (context) => ({ url, device, acts, state }) })
 */
import { parseArgs } from 'node:util'
import { serveControl, type Act, type Acts } from './control.ts'
import type { Input } from './input.ts'
import { seededRandom, type Random } from './random.ts'
import { createTranscript, type Transcript } from './transcript.ts'

export interface SimulatorContext {
  /** The device's name; determines its path RUN/dev/<name> and control socket RUN/control/<name>.sock. */
  readonly name: string
  readonly run: string
  readonly seed: number
  /** Without pacing and mechanical delays. */
  readonly fast: boolean
  readonly random: Random
  readonly transcript: Transcript
  /** The simulator's additional options, as given on the command line; read them with `input.ts`. */
  readonly options: Input
  /** Sends an event to everyone on the control socket. */
  emit(event: string, value: unknown): void
  wait(ms: number): Promise<void>
  /** A random mechanical delay in ms within these limits; 0 with `--fast`. */
  mechanismMs(shortest: number, longest: number): number
}

/** A part of a simulator, with its own acts and state. */
export interface SimulatorPart {
  readonly acts: Acts
  state(): object
  stop(): void | Promise<void>
}

export interface RunningSimulator {
  /** The address for the profile. */
  readonly url: string
  /** The cable and line: their acts and state become part of the simulator's, and they end with it. */
  readonly device?: SimulatorPart
  readonly acts: Acts
  readonly state?: () => object
  readonly stop?: () => void | Promise<void>
}

export interface SimulatorSpec {
  readonly name: string
  /** Options in addition to --run, --seed and --fast, each with a help sentence. */
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'number' | 'boolean'; readonly help: string }>>
  readonly start: (context: SimulatorContext) => RunningSimulator | Promise<RunningSimulator>
}

/** Runs until SIGTERM, SIGINT or the end of standard input: a simulator never outlives the process that started it. */
export async function runSimulator(spec: SimulatorSpec): Promise<void> {
  const own = {
    help: { type: 'boolean' },
    run: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fast: { type: 'boolean', default: false },
  } as const
  const extra = Object.entries(spec.options ?? {})
  const options = { ...Object.fromEntries(extra.map(([name, { type }]) => [name, { type: parsedAs(type) }])), ...own }
  let values
  try {
    values = parseArgs({ options }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage(spec)}`)
    process.exitCode = 1
    return
  }
  if (values.help === true) {
    console.log(usage(spec))
    return
  }
  const { run, fast } = values
  if (run === undefined) {
    console.error(`--run DIR is missing\n${usage(spec)}`)
    process.exitCode = 1
    return
  }
  const seed = Number(values.seed)
  const given: Input = values
  const listeners: ((event: string, value: unknown) => void)[] = []
  const acts: Record<string, Act> = {
    help: {
      help: 'Lists the acts.',
      do: () => Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, act.help])),
    },
    state: {
      help: 'How the device stands.',
      do: () => ({ ...now.simulator.device?.state(), ...now.simulator.state?.() }),
    },
    transcript: { help: 'What went over the line, newest last.', do: () => now.transcript.entries() },
    reset: {
      help: 'As it was at first: nothing laid, printed, set or spoilt. Answers its address, which may be another.',
      async do() {
        await end(now)
        now = await boot()
        return { url: now.simulator.url }
      },
    },
  }
  const boot = async () => {
    const [transcript, random] = [createTranscript(), seededRandom(seed)]
    const simulator = await spec.start({
      name: spec.name,
      run,
      seed,
      fast,
      random,
      transcript,
      options: Object.fromEntries(
        extra.map(([name, { type }]) => [name, type === 'number' ? toNumber(name, given[name]) : given[name]]),
      ),
      emit: (event, value) => listeners.forEach((listener) => listener(event, value)),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      mechanismMs: (shortest, longest) => (fast ? 0 : random.between(shortest, longest)),
    })
    Object.assign(acts, simulator.device?.acts, simulator.acts)
    return { transcript, simulator }
  }
  const end = async ({ simulator }: Awaited<ReturnType<typeof boot>>) => {
    await simulator.stop?.()
    await simulator.device?.stop()
  }
  let now = await boot()
  const control = `${run}/control/${spec.name}.sock`
  const server = await serveControl(control, acts)
  listeners.push((event, value) => server.emit(event, value))

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await end(now)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  process.stdin.on('end', () => void stop()).resume()
  console.log(JSON.stringify({ ready: spec.name, url: now.simulator.url, control }))
}

const parsedAs = (type: 'string' | 'number' | 'boolean') => (type === 'number' ? 'string' : type)

function toNumber(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined
  const read = Number(value)
  if (value === '' || !Number.isFinite(read)) throw new Error(`--${name} is a number`)
  return read
}

function usage(spec: SimulatorSpec): string {
  const extra = Object.entries(spec.options ?? {}).map(
    ([name, option]) => `  --${name}${option.type === 'boolean' ? '' : ' VALUE'}  ${option.help}`,
  )
  return [`node device-daemon/simulators/${spec.name}/main.ts --run DIR [--seed N] [--fast]`, ...extra].join('\n')
}
