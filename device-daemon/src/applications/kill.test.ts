/**
 * Power cuts: a child process that seals and sends is killed (SIGKILL) at random moments, again and again, on the same
 * files. `KILLS=1000` for a long run. SIGKILL cannot show the loss of unsynced writes; synchronous=FULL protects
 * against that.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { demoPlatform, type DemoPlatform } from '../platform/testing/demo-platform.ts'
import { openApplications } from './applications.ts'
import { newFolder } from './testing/terminal.ts'

const kills = Number(process.env['KILLS'] ?? 50)
const folder = newFolder()
let platform: DemoPlatform
afterEach(async () => {
  await platform.stop()
  folder.remove()
})

/**
 * Runs until it has sealed `seals` and `afterMs` have passed: however slow the machine, something was under way.
 * Returns `id idNumber` of every receipt.
 */
function liveAndDie(directory: string, url: string, seals: number, afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/sealer.ts'), directory, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const receipts: string[] = []
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') return
      receipts.push(line)
      if (receipts.length === seals) setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('close', (_code, signal) =>
      signal === 'SIGKILL' ? resolve(receipts) : reject(new Error('the child ended by itself')),
    )
  })
}

it(
  `after ${kills} kills every receipt has exactly one case, in each citizen's order`,
  { timeout: 60_000 + kills * 3_000 },
  async () => {
    platform = await demoPlatform()
    const directory = join(folder.path, 'state')
    const receipts: string[] = []
    for (let kill = 0; kill < kills; kill += 1) {
      // One run in four has no network, so that the outbox is not simply empty.
      await platform.act('network.set', { up: kill % 4 !== 3 })
      receipts.push(
        ...(await liveAndDie(directory, platform.url, 1 + Math.floor(Math.random() * 5), Math.random() * 20)),
      )
    }
    await platform.act('network.set', { up: true })

    const opened = openApplications({ directory, platform: platform.client() })
    if (!opened.ok) throw new Error(opened.failure.detail)
    const applications = opened.value
    const empty = new Promise<void>((resolve) => {
      applications.onUpdate(() => applications.waiting() === 0 && resolve())
    })
    applications.start()
    if (applications.waiting() > 0) await empty
    await applications.stop()

    const cases = platform.simulator.cases().map((each) => each.applicationId)
    const receiptIds = receipts.map((line) => line.split(' ', 1)[0] ?? '')
    expect(receipts.length).toBeGreaterThanOrEqual(kills)
    expect(new Set(cases).size).toBe(cases.length)
    expect(receiptIds.filter((id) => !cases.includes(id))).toEqual([])
    // Per run at most one application was sealed and then killed before its receipt.
    expect(cases.length - receipts.length).toBeLessThanOrEqual(kills)
    for (const idNumber of new Set(receipts.map((line) => line.split(' ')[1]))) {
      const sealedOrder = receipts
        .filter((line) => line.endsWith(` ${idNumber}`))
        .map((line) => line.split(' ', 1)[0] ?? '')
      expect(cases.filter((id) => sealedOrder.includes(id))).toEqual(sealedOrder)
    }
  },
)
