/**
 * The device daemon's entry: what can be said before anything is loaded, then `compose.ts`, loaded with the compiled
 * code of the last start (which saves two thirds of the time to ready).
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { refuse } from './profile/refuse.ts'

const help = `node device-daemon/src/main.ts --profile FILE [--port N] [--run DIR]

  --profile FILE  what this machine is; device-daemon/profiles holds examples
  --port N        instead of the profile's; 0: any free one
  --run DIR       folder of the running simulators (demo): simulators.json, state
  --help`

if (Number(process.versions.node.split('.')[0]) < 24)
  refuse(
    `Node ${process.version} is too old: this needs 24 or newer`,
    'use the one in node_modules/.bin, as npm start does',
  )

const { values } = readArguments()
if (values.help) {
  console.log(help)
  process.exit(0)
}
if (values.profile === undefined) refuse('--profile FILE is missing', 'device-daemon/profiles holds examples')
const port = values.port === undefined ? undefined : Number(values.port)
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
  refuse(`--port ${values.port} is not a port`, 'a number, 0 … 65535')

// A folder that cannot be written costs the time, nothing else. Child processes find it by the environment; so do we,
// if our starter set it.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../../.cache/compiled')
enableCompileCache(process.env['NODE_COMPILE_CACHE'])
const { compose } = await import('./compose.ts')
await compose({ profile: values.profile, run: values.run, port })

function readArguments() {
  try {
    return parseArgs({
      options: {
        profile: { type: 'string' },
        run: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), '--help lists the options')
  }
}
