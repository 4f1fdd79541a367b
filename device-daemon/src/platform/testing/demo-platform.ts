/**
 * The demo platform in this process and a client that knows its key. Tests only: the simulator itself must not import
 * `src`.
 */
import { seededRandom } from '../../../simulators/harness/random.ts'
import { startPlatform, type PlatformSimulator } from '../../../simulators/platform/server.ts'
import { createPlatform, type Timeouts } from '../client.ts'
import type { Platform } from '../port.ts'
import { hmacSm3, type Signer } from '../signing.ts'

export interface DemoPlatform {
  readonly url: string
  readonly simulator: PlatformSimulator
  /** Performs one of the simulator's acts. */
  act(name: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>
  /** The lines of the transcript, newest last: `in POST /v1/cases`. */
  readonly lines: readonly string[]
  client(options?: {
    readonly timeouts?: Timeouts
    readonly signer?: Signer
    readonly wallClock?: () => number
    readonly onTime?: (time: number) => void
  }): Platform
  stop(): Promise<void>
}

export interface DemoPlatformOptions {
  /** ms since the epoch. */
  readonly now?: () => number
  readonly sm2PublicKey?: string
  readonly keepIn?: string
}

export async function demoPlatform({
  now = Date.now,
  sm2PublicKey,
  keepIn,
}: DemoPlatformOptions = {}): Promise<DemoPlatform> {
  const lines: string[] = []
  const simulator = await startPlatform({
    credentials: { appKey: 'test-app', secret: 'test-secret', ...(sm2PublicKey === undefined ? {} : { sm2PublicKey }) },
    port: 0,
    random: seededRandom(1),
    now,
    emit: () => {},
    note: (direction, line) => lines.push(`${direction} ${line}`),
    ...(keepIn === undefined ? {} : { keepIn }),
  })
  return {
    url: simulator.url,
    simulator,
    lines,
    async act(name, input = {}) {
      const act = simulator.acts[name]
      if (act === undefined) throw new Error(`no act ${name}`)
      return act.do(input)
    },
    client: ({
      timeouts = { request: 2_000, upload: 2_000 },
      signer = hmacSm3('test-secret'),
      wallClock = now,
      onTime = () => {},
    } = {}) =>
      createPlatform({
        baseUrl: simulator.url,
        appKey: 'test-app',
        deviceId: 'SYN-41090201',
        signer,
        wallClock,
        onTime,
        timeouts,
      }),
    stop: () => simulator.stop(),
  }
}
