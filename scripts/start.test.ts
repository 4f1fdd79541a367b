/** Whoever ends `npm start`, by whatever means, leaves nothing running. Real processes, found by their parents. */
import { spawn as spawnInTerminal } from '@lydell/node-pty'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { prepare } from './lib/prepare.ts'

const root = join(import.meta.dirname, '..')
const command = ['start', '--', '--headless', '--port', '0', '--fast']
const enough = { timeout: 90_000, interval: 100 }

interface Seen {
  readonly pid: number
  readonly parent: number
  /** In clock ticks since boot: a pid that is used again is another process. */
  readonly started: string
  readonly words: string
}

function processes(): readonly Seen[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (state === 'Z') return []
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      return [{ pid: Number(name), parent: Number(parent), started: rest[17] ?? '', words }]
    } catch {
      return [] // ended meanwhile
    }
  })
}

function family(pid: number): readonly Seen[] {
  const all = processes()
  const under = (parent: number): readonly Seen[] =>
    all.flatMap((each) => (each.parent === parent ? [each, ...under(each.pid)] : []))
  return [...all.filter((each) => each.pid === pid), ...under(pid)]
}

const still = (those: readonly Seen[]): readonly string[] => {
  const now = new Set(processes().map(({ pid, started }) => `${pid} ${started}`))
  return those.filter(({ pid, started }) => now.has(`${pid} ${started}`)).map(({ words }) => words)
}

let left: readonly Seen[] = []
afterEach(() => {
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended, as it should.
    }
  }
  left = []
})
beforeAll(() => prepare({ say: () => {} }), 240_000)

/** All processes of a start, once it is ready. */
async function ready(pid: number, said: () => string): Promise<readonly Seen[]> {
  await vi.waitFor(() => expect(said()).toMatch(/ready http/), enough)
  left = family(pid)
  // npm, the starter, the program, seven simulators, the daemon.
  expect(left.length).toBeGreaterThan(9)
  return left
}
const named = (those: readonly Seen[], words: string): number => {
  const found = those.find((each) => each.words.includes(words) && !each.words.startsWith('sh '))
  if (found === undefined) throw new Error(`no process of ${words}`)
  return found.pid
}

async function started(): Promise<readonly Seen[]> {
  const child = spawn('npm', command, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  return ready(child.pid ?? 0, () => said)
}

it.each([
  ['SIGTERM', 'npm', 'npm start'],
  ['SIGKILL', 'npm', 'npm start'],
  ['SIGTERM', 'the starter', 'scripts/run.mjs'],
  ['SIGKILL', 'the starter', 'scripts/run.mjs'],
  ['SIGKILL', 'the program', 'scripts/start.ts'],
  ['SIGKILL', 'the daemon', 'dist/main.mjs'],
] as const)(
  '%s of %s',
  async (signal, _whom, words) => {
    const those = await started()
    const others = words === 'scripts/start.ts' ? those.filter((each) => !each.words.includes('run.mjs')) : those
    process.kill(named(others, words), signal)
    await vi.waitFor(() => expect(still(those)).toEqual([]), enough)
  },
  200_000,
)

it.each(['Ctrl-C', 'closing the terminal'])(
  '%s',
  async (how) => {
    const terminal = spawnInTerminal('npm', command, { cwd: root, env: process.env })
    let said = ''
    terminal.onData((text) => (said += text))
    const those = await ready(terminal.pid, () => said)
    if (how === 'Ctrl-C') terminal.write('\x03')
    else (terminal as typeof terminal & { destroy(): void }).destroy()
    await vi.waitFor(() => expect(still(those)).toEqual([]), enough)
  },
  200_000,
)
