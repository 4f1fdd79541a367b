import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const stamp = join(root, 'kiosk-ui/dist/.built-from')

/** Everything that goes into the bundle. */
const sources = [
  'kiosk-ui/*.{ts,html,json}',
  'kiosk-ui/src/**/*',
  'flows/src/**/*.ts',
  'device-daemon/contract/**/*.ts',
  'assets/fonts/web/stamp.json',
  'package-lock.json',
]

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of sources
    .flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    if (!/\.test\.tsx?$/.test(file)) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Builds the touch UI if its sources have changed since the last build; otherwise takes some milliseconds. */
export async function buildUi(say: (line: string) => void): Promise<void> {
  const wanted = fingerprint()
  try {
    if (readFileSync(stamp, 'utf8') === wanted) return
  } catch {
    // Never built.
  }
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
  writeFileSync(stamp, wanted)
}
