/**
 * `npm start`: the whole product on one machine: device simulators, the demo platform, the daemon with the profile
 * `demo`, and the kiosk in a browser. Prints one line `ready http://127.0.0.1:PORT/…`. Ctrl-C stops everything it
 * started.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { portGiven } from '../device-daemon/src/base/numbers-given.ts'
import { findBrowser } from './lib/browser.ts'
import { DaemonNotReady } from './lib/daemon.ts'
import { isFree } from './lib/free-port.ts'
import { kioskSwitches } from './lib/kiosk-browser.ts'
import { readOptions } from './lib/read-options.ts'
import { prepare } from './lib/prepare.ts'
import { demoProfile, startStack, type Stack } from './lib/stack.ts'

const help = `npm start [-- options]

  --headless        do not open a browser, only print the address
  --port PORT       port of the kiosk (default 8350; 0: any free one)
  --profile FILE    a machine's profile (default device-daemon/profiles/demo.yaml)
  --fast            simulators answer at once instead of at a real device's pace
  --help

The kiosk is at the printed address, the dev dock (the hands on the simulated devices) at /dock.`

function stop(problem: string, remedy: string): never {
  console.error(`\n${problem}\n→ ${remedy}`)
  process.exit(1)
}

const options = readOptions({
  headless: { type: 'boolean' },
  port: { type: 'string' },
  profile: { type: 'string' },
  fast: { type: 'boolean' },
  help: { type: 'boolean' },
})
if (options.help) {
  console.log(help)
  process.exit(0)
}
const port =
  portGiven(options.port ?? '8350') ?? stop(`--port ${options.port} is not a port.`, 'Name a number from 0 to 65535.')

// Checked first: a second start on the same port must not disturb the simulators of the first.
if (port !== 0 && !(await isFree(port)))
  stop(
    `Port ${port} is taken by another program (or another npm start).`,
    'Stop that one, or choose another: npm start -- --port 8360 (0: any free one).',
  )

// Short, because the path of a Unix socket is limited to 107 bytes. The folder of a port is kept, so that what was
// sealed but not sent is sent next time.
const run =
  port === 0 ? mkdtempSync(join(tmpdir(), 'kiosk-')) : join(tmpdir(), `kiosk-demo-${process.getuid?.() ?? 0}-${port}`)
mkdirSync(run, { recursive: true, mode: 0o700 })
let stack: Stack | null = null
let browser: ChildProcess | null = null
let closing: Promise<void> | null = null

async function close(code: number): Promise<never> {
  closing ??= (async () => {
    browser?.kill()
    await stack?.stop()
    if (port === 0) rmSync(run, { recursive: true, force: true })
  })()
  await closing
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0))
// The starter run by npm is gone, for whatever reason.
process.on('disconnect', () => void close(0))

try {
  await prepare({ say: (line) => console.error(line) })
  stack = await startStack({
    run,
    port,
    fast: options.fast ?? false,
    profile: options.profile ? resolve(options.profile) : demoProfile,
  })
} catch (error) {
  if (port === 0) rmSync(run, { recursive: true, force: true })
  // A user's mistake (a taken port, a wrong profile) has already been reported by the daemon; anything else is a bug
  // and shows its trace.
  if (!(error instanceof DaemonNotReady)) console.error(error)
  process.exit(1)
}

console.log(`ready ${stack.daemon.url}`)
void stack.daemon.exited.then((code) => {
  if (!closing) console.error(`The daemon ended with code ${code}.`)
  return close(code === 0 ? 0 : 1)
})

const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']
if (!options.headless && display) {
  const found = findBrowser()
  if (found) openKiosk(found, stack.daemon.url)
  else
    console.error(
      'No Chromium browser is installed, so none was opened.\n→ Open the address above in any browser, or install one (Debian: apt-get install chromium).',
    )
}

/** Full screen, without any browser controls; closing the window ends the demo. */
function openKiosk(program: string, address: string): void {
  const switches = ['--kiosk', ...kioskSwitches(join(run, 'browser'), address)]
  // Nobody speaks on the two pipes: the browser ends when they do, which is when this process ends, however it ends.
  switches.push('--remote-debugging-pipe')
  browser = spawn(program, switches, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  browser.on('exit', () => void close(0))
}
