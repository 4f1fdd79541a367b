import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { onceBuilt } from './built-from.ts'

const root = join(import.meta.dirname, '../..')

/** Everything that goes into the pages. */
const sources = [
  'kiosk-ui/*.{ts,html,json}',
  'kiosk-ui/src/**/*',
  'flows/src/**/*.ts',
  'device-daemon/contract/**/*.ts',
  'assets/fonts/web/stamp.json',
  'package-lock.json',
]

/** Builds the touch UI into `kiosk-ui/dist` if its sources have changed since the last build. */
export const buildUi = (say: (line: string) => void): Promise<void> =>
  onceBuilt('kiosk-ui/dist', sources, async () => {
    say('Building the touch UI …')
    let output = ''
    const child = spawn(join(root, 'node_modules/.bin/vite'), ['build', 'kiosk-ui', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()))
    const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)))
    if (code !== 0) throw new Error(`The touch UI could not be built:\n${output.trim()}`)
  })
