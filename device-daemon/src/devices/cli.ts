/**
 * The technician's bench tool: one device, one action, against the real thing or a simulator.
 *
 *   npm run device -- id-card read --port serial:/dev/ttyUSB0?baud=115200 --json
 *
 * Exit code 0, or 1 with the reason on stderr; with `--json` stdout then holds `{"error":{"code","detail"}}`, so that
 * a script reads one stream only.
 */
import { parseArgs } from 'node:util'
import { fail, type Result } from '../base/result.ts'
import type { DeviceTool, ToolFailure } from './device-tool.ts'

/**
 * One entry per device folder; loaded when asked for, so that a missing library of one device does not stop another.
 */
const tools: Readonly<Record<string, () => Promise<DeviceTool>>> = {
  'id-card': async () => (await import('./id-card/cli.ts')).tool,
  'receipt-printer': async () => (await import('./receipt-printer/cli.ts')).tool,
  'document-printer': async () => (await import('./document-printer/cli.ts')).tool,
  camera: async () => (await import('./camera/cli.ts')).tool,
}

const defaultTimeoutSeconds = 30

const usage = `usage: npm run device -- <kind> <action> --port URL [--json] [--timeout SECONDS]
  URL      serial:/dev/ttyUSB0?baud=115200, tcp://host:port, ipp://host/path, uvc:/dev/video0
  kinds    ${Object.keys(tools).join(', ')}; npm run device -- <kind> --help lists its actions`

type Outcome = Result<unknown, ToolFailure>

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArguments(argv)
  if (!parsed.ok) return report(parsed, false)
  const { positionals, values } = parsed.value
  const [kind, actionName, ...args] = positionals
  const json = values.json === true
  if (kind === undefined) {
    console.error(usage)
    return values.help === true ? 0 : 1
  }
  const load = tools[kind]
  if (load === undefined) return report(misused(`no device "${kind}": one of ${Object.keys(tools).join(', ')}`), json)
  const tool = await load()
  const actions = Object.entries(tool.actions).map(([name, each]) => `  ${name.padEnd(12)} ${each.help}`)
  const help = `${kind}: ${tool.help}\n${actions.join('\n')}`
  if (values.help === true) {
    console.error(help)
    return 0
  }
  const action = actionName === undefined ? undefined : tool.actions[actionName]
  if (action === undefined)
    return report(misused(`${actionName === undefined ? 'which action?' : `no action "${actionName}"`}\n${help}`), json)
  if (values.port === undefined)
    return report(misused('--port URL is missing, for example --port serial:/dev/ttyUSB0?baud=115200'), json)
  const seconds = Number(values.timeout ?? defaultTimeoutSeconds)
  if (!(seconds > 0)) return report(misused('--timeout is a number of seconds'), json)

  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(seconds * 1000)])
  return report(await action.run({ url: values.port, args, signal, say: (line) => console.error(line) }), json)
}

function readArguments(argv: readonly string[]) {
  try {
    const options = {
      port: { type: 'string' },
      timeout: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    } as const
    return { ok: true, value: parseArgs({ args: [...argv], options, allowPositionals: true }) } as const
  } catch (error) {
    return misused(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

const misused = (detail: string) => fail({ code: 'usage', detail } as const)

function report(outcome: Outcome, json: boolean): number {
  if (!outcome.ok) {
    const { code, detail } = outcome.failure
    console.error(`${code}: ${detail}`)
    if (json) console.log(JSON.stringify({ error: { code, detail } }))
    return 1
  }
  console.log(json ? JSON.stringify(outcome.value) : inLines(outcome.value))
  return 0
}

function inLines(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${typeof each === 'object' ? JSON.stringify(each) : String(each)}`)
    .join('\n')
}

process.exitCode = await main(process.argv.slice(2))
