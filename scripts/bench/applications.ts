/** seal.p99, outbox.drain, sim.speed. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSimulators } from '../../device-daemon/simulators/launch.ts'
import { openApplications } from '../../device-daemon/src/applications/applications.ts'
import { simulate } from '../../device-daemon/src/applications/simulation/simulate.ts'
import { exampleApplication } from '../../device-daemon/src/applications/testing/example.ts'
import type { Applications } from '../../device-daemon/src/applications/port.ts'
import { createPlatform } from '../../device-daemon/src/platform/client.ts'
import type { Platform } from '../../device-daemon/src/platform/port.ts'
import { hmacSm3 } from '../../device-daemon/src/platform/signing.ts'
import { quantile, type Row } from './row.ts'

const applications = 5_000
const limits = { maxWaiting: applications + 1, minFreeBytes: 0, retentionMs: 24 * 60 * 60 * 1000 }
/** A form of ordinary size and one photographed page; real sessions hand over 100–400 kB. */
const usual = () =>
  exampleApplication({ idNumber: `person ${Math.floor(Math.random() * 1000)}`, pages: 1, pageBytes: 60_000 })
const small = (at: number) => exampleApplication({ idNumber: `person ${at % 1000}`, pages: 1, pageBytes: 500 })

export async function measure(): Promise<readonly Row[]> {
  return [await seal(), await drain(), await simulationSpeed()]
}

function open(directory: string, platform: Platform): Applications {
  const opened = openApplications({ directory, platform, limits })
  if (!opened.ok) throw new Error(opened.failure.detail)
  return opened.value
}

async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Encrypting and durably committing 120 kB on the disk of the system's temporary folder, compared with appending the
 * same bytes without a sync.
 */
const seal = (): Promise<Row> =>
  inFolder(async (folder) => {
    const outbox = open(join(folder, 'state'), nowhere)
    const [sealed, appended]: [number[], number[]] = [[], []]
    for (let at = 0; at < applications; at += 1) {
      const input = usual()
      sealed.push(timed(() => outbox.seal(input)))
      if (at % 5 === 0)
        appended.push(
          timed(() =>
            appendFileSync(
              join(folder, 'log'),
              JSON.stringify({ ...input, formPdf: Buffer.from(input.formPdf).toString('base64') }),
            ),
          ),
        )
    }
    await outbox.stop()
    const [value, baseline] = [quantile(sealed, 0.99), quantile(appended, 0.99)]
    return { name: 'seal.p99', value, unit: 'ms', goal: '≤ 10 ms', met: value <= 10, baseline, ratio: value / baseline }
  })

/**
 * From the first request until the last application is accepted; the demo platform is a separate process. Three
 * requests each: two files and a case.
 */
const drain = (): Promise<Row> =>
  inFolder(async (folder) => {
    const simulators = await launchSimulators(
      [{ name: 'platform', args: ['--app-key', 'bench', '--secret', 'bench'] }],
      { run: join(folder, 'run') },
    )
    const client = createPlatform({
      baseUrl: simulators.running.platform.url,
      appKey: 'bench',
      deviceId: 'BENCH',
      signer: hmacSm3('bench'),
      wallClock: Date.now,
    })
    const outbox = open(join(folder, 'state'), client)
    for (let at = 0; at < applications; at += 1) {
      const sealed = outbox.seal(small(at))
      if (!sealed.ok) throw new Error(sealed.failure.detail)
    }
    const empty = new Promise<void>((resolve) => outbox.onUpdate(() => outbox.waiting() === 0 && resolve()))
    const began = performance.now()
    outbox.start()
    await empty
    const value = applications / ((performance.now() - began) / 1000)
    await outbox.stop()
    await simulators.stop()
    return { name: 'outbox.drain', value, unit: '1/s', goal: '≥ 200 /s', met: value >= 200 }
  })

async function simulationSpeed(): Promise<Row> {
  const began = performance.now()
  const report = await simulate({ seed: 1, applications: 5_000 })
  const value = report.simulatedMs / (performance.now() - began)
  return { name: 'sim.speed', value, unit: '× real time', goal: '≥ 5000 × real time', met: value >= 5_000 }
}

/** Never contacted: nothing is sent before `start`. */
const nowhere = createPlatform({
  baseUrl: 'http://127.0.0.1:9',
  appKey: '',
  deviceId: '',
  signer: hmacSm3(''),
  wallClock: Date.now,
})

function timed(act: () => unknown): number {
  const began = performance.now()
  act()
  return performance.now() - began
}
