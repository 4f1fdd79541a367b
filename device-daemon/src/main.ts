/** The daemon's command line. Started by `main.mjs`. */
import { parseArgs } from 'node:util'
import { misuse } from '#flows/misuse.ts'
import { portGiven } from './base/numbers-given.ts'
import { compose } from './compose.ts'
import { refuse } from './profile/refuse.ts'

const help = `node device-daemon/src/main.mjs --profile FILE [--port N] [--run DIR]

  --profile FILE  what this machine is; device-daemon/profiles holds examples
  --port N        instead of the profile's; 0: any free one
  --run DIR       folder of the running simulators (demo): simulators.json, state
  --help`

const options = {
  profile: { type: 'string' },
  run: { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean' },
} as const
const { values } = readArguments()
if (values.help) {
  console.log(help)
  process.exit(0)
}
if (values.profile === undefined) refuse('--profile FILE is missing', 'device-daemon/profiles holds examples')
const port =
  values.port === undefined
    ? undefined
    : (portGiven(values.port) ?? refuse(`--port ${values.port} is not a port`, 'a number, 0 … 65535'))

await compose({ profile: values.profile, run: values.run, port })

function readArguments() {
  try {
    return parseArgs({
      options,
    })
  } catch (error) {
    const { problem, remedy } = misuse(error, options)
    return refuse(problem, remedy)
  }
}
