/**
 * The technician's bench tool: one device, one action, on a real device or a simulator.
 *
 *   npm run device -- id-card read --port serial:/dev/ttyUSB0?baud=115200 --json
 *
 * Exit code 0, or 1 with the reason on stderr; with `--json` stdout also gets `{"error":{"code","detail"}}`, so that a
 * script needs to read only one stream.
 */
import { parseArgs } from 'node:util'
import { oneOf } from '#flows/catalogue/problem.ts'
import { misuse } from '#flows/misuse.ts'
import { secondsGiven } from '../base/numbers-given.ts'
import { fail, type Result } from '../base/result.ts'
import { openLink } from '../transport/open.ts'
import type { DeviceDescription } from './description.ts'
import type { ToolAction, ToolContext, ToolFailure } from './device-tool.ts'
import { descriptions } from './kinds.ts'
import { withDevice } from './with-device.ts'

/** By name on the command line; kinds with the same use share a tool. */
const tools = Map.groupBy(descriptions, ({ tool }) => tool.name)

const defaultTimeoutSeconds = '30'

const usage = `npm run device -- <kind> <action> --port URL [--model MODEL] [--json] [--timeout SECONDS]

  URL      serial:/dev/ttyUSB0?baud=115200, tcp://host:port, ipp://host/path, uvc:/dev/video0
  MODEL    as in the profile; without it, the kind's first that has such an address
  kinds    ${[...tools.keys()].join(', ')}; npm run device -- <kind> --help lists its actions`

type Outcome = Result<unknown, ToolFailure>

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArguments(argv)
  if (!parsed.ok) return report(parsed, false)
  const { positionals, values } = parsed.value
  const [kind, actionName, ...args] = positionals
  const json = values.json === true
  if (kind === undefined) {
    if (values.help !== true) return report(misused(`which device?\n${usage}`), json)
    console.log(usage)
    return 0
  }
  const [description] = tools.get(kind) ?? []
  if (description === undefined)
    return report(misused(`no device "${kind}"\n    → ${oneOf(tools.keys(), kind).en}`), json)
  const tool = await description.tool.load()
  const actions = Object.entries(tool.actions).map(([name, each]) => `  ${name.padEnd(12)} ${each.help}`)
  const help = `${kind}: ${tool.help}\n${actions.join('\n')}`
  if (values.help === true) {
    console.log(help)
    return 0
  }
  const action =
    actionName !== undefined && Object.hasOwn(tool.actions, actionName) ? tool.actions[actionName] : undefined
  if (action === undefined)
    return report(
      misused(
        actionName === undefined
          ? `which action?\n${help}`
          : `no action "${actionName}"\n    → ${oneOf(Object.keys(tool.actions), actionName).en}`,
      ),
      json,
    )
  if (values.port === undefined)
    return report(misused('--port URL is missing, for example --port serial:/dev/ttyUSB0?baud=115200'), json)
  const timeoutMs = secondsGiven(values.timeout ?? defaultTimeoutSeconds)
  if (timeoutMs === null)
    return report(misused(`--timeout ${values.timeout} is not a number of seconds, at most 86400 (a day)`), json)

  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(timeoutMs)])
  const context: ToolContext = { args, signal, say: (line) => console.error(line) }
  return report(await act(description, action, { url: values.port, model: values.model, context }), json)
}

async function act(
  { models }: DeviceDescription,
  action: ToolAction,
  { url, model, context }: { readonly url: string; readonly model: string | undefined; readonly context: ToolContext },
): Promise<Outcome> {
  if (model !== undefined && !Object.hasOwn(models, model))
    return misused(`no model "${model}"\n    → ${oneOf(Object.keys(models), model).en}`)
  const candidates = Object.entries(models).flatMap(([name, each]) =>
    model === undefined || name === model ? [{ ...each, address: each.parseAddress(url) }] : [],
  )
  const chosen = candidates.find(({ address }) => address.ok)
  if (chosen === undefined) return candidates[0]?.address ?? misused('this kind has no model')
  return withDevice(
    (onEvent) => chosen.create({ url, open: openLink, folder: null, onEvent }),
    (device) => action.run(device, context),
  )
}

const options = {
  port: { type: 'string' },
  model: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

function readArguments(argv: readonly string[]) {
  try {
    return { ok: true, value: parseArgs({ args: [...argv], options, allowPositionals: true }) } as const
  } catch (error) {
    const { problem, remedy } = misuse(error, options)
    return misused(`${problem}\n    → ${remedy}`)
  }
}

const misused = (detail: string) => fail({ code: 'usage', detail } as const)

function report(outcome: Outcome, json: boolean): number {
  if (!outcome.ok) {
    const { code, detail } = outcome.failure
    console.error(code === 'usage' ? detail : `${code}: ${detail}`)
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
