/**
 * What our software adds to the reading of a 居民身份证, measured with the simulated SAM module on a pseudo-terminal.
 *
 * `id.overhead`: card laid → `onText`, minus the time that the bytes in between need on a wire of 115200 Bd. The
 * simulator paces both directions at that rate, and its module reads the card in no time (`--read-delay 0`), so that
 * what is left is ours: half a polling interval, the system, the driver, and the control socket that lays the card.
 * `id.throughput`: CPU per reading of a process with only the driver, on an unpaced line; the simulator is a separate
 * process.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { controlClient, type ControlClient } from '../../device-daemon/simulators/harness/control.ts'
import { seededRandom } from '../../device-daemon/simulators/harness/random.ts'
import { launchSimulators } from '../../device-daemon/simulators/launch.ts'
import { people } from '../../device-daemon/simulators/people.ts'
import { createIdCardReader } from '../../device-daemon/src/devices/id-card/driver.ts'
import type { IdCardReader } from '../../device-daemon/src/devices/id-card/port.ts'
import { settled } from '../../device-daemon/src/devices/supervisor.ts'
import { openLink } from '../../device-daemon/src/transport/open.ts'
import { quantile, type Row } from './row.ts'

const presentations = 200
const reads = 1000

/** Find, select, read, each with its answer, up to the end of the text in the last answer; ten bits a byte. */
const bytesUntilText = 10 + 15 + 10 + 19 + 10 + 272
const wireMs = (bytesUntilText * 10_000) / 115_200

export async function measure(): Promise<readonly Row[]> {
  const overhead = await withReader(['--read-delay', '0'], false, measureOverhead)
  const throughput = await withReader(['--refind-after-read'], true, measureThroughput)
  const [p50, p99] = [quantile(overhead, 0.5), quantile(overhead, 0.99)]
  return [
    { name: 'id.overhead.p50', value: p50, unit: 'ms', goal: '≤ 25', met: p50 <= 25 },
    { name: 'id.overhead.p99', value: p99, unit: 'ms', goal: '≤ 40', met: p99 <= 40 },
    { name: 'id.throughput', value: throughput, unit: 'ms CPU/read', goal: '≤ 2', met: throughput <= 2 },
  ]
}

async function withReader<T>(
  args: readonly string[],
  fast: boolean,
  use: (reader: IdCardReader, hands: ControlClient) => Promise<T>,
): Promise<T> {
  const run = mkdtempSync(`${tmpdir()}/bench-`)
  const simulators = await launchSimulators([{ name: 'id-card', args }], { run, fast })
  const { url, control } = simulators.running['id-card']
  const hands = await controlClient(control)
  const reader = createIdCardReader({ url, open: openLink })
  try {
    const status = await settled(reader)
    if (status.state !== 'ready') throw new Error(`the simulated reader is ${status.state}`)
    return await use(reader, hands)
  } finally {
    await reader.stop()
    hands.close()
    await simulators.stop()
    rmSync(run, { recursive: true })
  }
}

async function measureOverhead(reader: IdCardReader, hands: ControlClient): Promise<readonly number[]> {
  const random = seededRandom(1)
  const samples: number[] = []
  for (let count = 0; count < presentations; count += 1) {
    let shownAt = Number.NaN
    const reading = reader.read({
      signal: AbortSignal.timeout(10_000),
      onStage: () => {},
      onText: () => (shownAt = performance.now()),
    })
    // At a random moment of the polling interval, as with citizens.
    await new Promise((resolve) => setTimeout(resolve, random.between(20, 60)))
    const laidAt = performance.now()
    await hands.do('card.lay', { person: people[count % people.length]?.id })
    const result = await reading
    if (!result.ok) throw new Error(result.failure.detail)
    samples.push(shownAt - laidAt - wireMs)
    await hands.do('card.lift')
  }
  return samples
}

async function measureThroughput(reader: IdCardReader, hands: ControlClient): Promise<number> {
  await hands.do('card.lay', { person: 'li-tou-zhang' })
  const readOnce = async () => {
    const result = await reader.read({ signal: AbortSignal.timeout(10_000), onStage: () => {}, onText: () => {} })
    if (!result.ok) throw new Error(result.failure.detail)
  }
  for (let count = 0; count < 50; count += 1) await readOnce()
  const before = process.cpuUsage()
  for (let count = 0; count < reads; count += 1) await readOnce()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / reads
}
