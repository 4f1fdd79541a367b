/**
 * The machines of one worker of the browser tests. Simulators are started once, because seven processes take longer to
 * start than most citizens' steps; after each test they are set back to what they were at first, and what the daemon
 * has written is deleted. The daemon is a new one for every test.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSimulators, type Simulators } from '../device-daemon/simulators/launch.ts'
import { startDaemon } from '../scripts/lib/daemon.ts'
import { demoProfile, simulatorsFor, type Stack } from '../scripts/lib/stack.ts'

export interface Kind {
  readonly fast: boolean
  readonly seed: number
}

export interface Machine extends Stack {
  /** With the daemon's state, the devices' sockets and all that this machine writes. */
  readonly run: string
}

export interface Machines {
  /** A machine as on its first day; its `stop` makes it ready for the next test. */
  start(kind: Kind): Promise<Machine>
  stop(): Promise<void>
}

interface Kept {
  readonly run: string
  readonly simulators: Simulators
}

/** What belongs to the simulators. */
const kept: ReadonlySet<string> = new Set(['control', 'dev', 'simulators.json'])

export function openMachines(): Machines {
  const all = new Map<string, Kept>()

  async function launch({ fast, seed }: Kind): Promise<Kept> {
    const run = mkdtempSync(join(tmpdir(), 'kiosk-e2e-'))
    return { run, simulators: await launchSimulators(simulatorsFor(demoProfile), { run, fast, seed }) }
  }
  async function discard({ run, simulators }: Kept): Promise<void> {
    await simulators.stop()
    rmSync(run, { recursive: true, force: true })
  }

  return {
    async start(kind) {
      const key = JSON.stringify([kind.fast, kind.seed])
      const one = all.get(key) ?? (await launch(kind))
      all.set(key, one)
      const { run, simulators } = one
      const daemon = await startDaemon({ profile: demoProfile, run, port: 0, log: 'ignore' })
      return {
        run,
        simulators,
        daemon,
        async stop() {
          await daemon.stop()
          for (const name of readdirSync(run))
            if (!kept.has(name)) rmSync(join(run, name), { recursive: true, force: true })
          await simulators.reset().catch(async () => {
            // One of them has died: the next test gets others.
            all.delete(key)
            await discard(one)
          })
        },
      }
    },
    async stop() {
      await Promise.all([...all.values()].map(discard))
    },
  }
}
