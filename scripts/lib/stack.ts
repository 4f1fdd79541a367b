import { join } from 'node:path'
import { launchSimulators, simulatorNames, type Simulators } from '../../device-daemon/simulators/launch.ts'
import { simulatorsOf } from '../../device-daemon/src/profile/simulators.ts'
import { startDaemon, type DaemonProcess } from './daemon.ts'

export const demoProfile = join(import.meta.dirname, '../../device-daemon/profiles/demo.yaml')

/** The simulators that a profile needs. A name without a simulator is left for the daemon to report, with its line. */
export const simulatorsFor = (profile: string): readonly { readonly name: string }[] =>
  simulatorsOf(profile)
    .filter((name) => simulatorNames().includes(name))
    .map((name) => ({ name }))

export interface Stack {
  readonly simulators: Simulators
  readonly daemon: DaemonProcess
  stop(): Promise<void>
}

export interface StackOptions {
  /**
   * Folder for device paths, sockets and the daemon's state. Its path must be short: socket paths are limited to 107
   * bytes.
   */
  readonly run: string
  readonly profile?: string
  readonly port?: number
  readonly fast?: boolean
  readonly seed?: number
  readonly log?: 'inherit' | 'ignore'
}

/** Starts simulators, platform and daemon, for `npm start`, the browser tests and the benches. */
export async function startStack({
  run,
  profile = demoProfile,
  port,
  fast = false,
  seed = 1,
  log = 'inherit',
}: StackOptions): Promise<Stack> {
  const simulators = await launchSimulators(simulatorsFor(profile), { run, fast, seed })
  try {
    const daemon = await startDaemon({ profile, run, log, ...(port !== undefined && { port }) })
    return {
      simulators,
      daemon,
      async stop() {
        await daemon.stop()
        await simulators.stop()
      },
    }
  } catch (error) {
    await simulators.stop()
    throw error
  }
}
