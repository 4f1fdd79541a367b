/** Power cuts while newer services are read: the real daemon is killed early, midway and late, again and again. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { paths } from '#contract/http.ts'
import type { Affair } from '#flows/model/affair.ts'
import { launch } from '../testing/ui-client.ts'
import * as county from './testing/county.ts'

/** ms after the reading has begun. */
const moments = [40, 350, 700]
const kills = moments.length
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-taking-'))
  writeFileSync(
    join(folder, 'profile.yaml'),
    `kind: bench\nterminal: T-1\nport: 0\ndistrict: "410902"\npanel: { widthPx: 1080, widthMm: 268 }\nlanguages: [zh]
services: { bundle: services.bundle, publisher: '${county.publisher.publicKey}' }
devices: {}\nstateDirectory: state\nlaunchTicket: reusable\nlimits: { idleSeconds: 300, uiLostSeconds: 60 }\n`,
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

async function start() {
  const main = join(import.meta.dirname, '../main.mjs')
  const child = spawn(process.execPath, [main, '--profile', join(folder, 'profile.yaml')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url } = JSON.parse(String(line)) as { readonly url: string }
  const page = await launch(url)
  return {
    readers: () =>
      readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    async version() {
      const answer = await fetch(page.origin + paths.affair('n13-after-death'), { headers: { cookie: page.cookie } })
      return ((await answer.json()) as Affair).version
    },
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}

it(
  `killed ${kills} times while it reads a newer bundle: each start serves a whole version, and in the end the newest`,
  { timeout: 300_000 },
  async () => {
    const put = (nth: number) =>
      county.put(join(folder, 'services.bundle'), county.bundleOf(`2026-11-28.${nth}`, county.dated(`2026-11-0${nth}`)))
    put(1)
    const served: string[] = []
    for (const [at, moment] of moments.entries()) {
      const nth = at + 2
      const daemon = await start()
      served.push(await daemon.version())
      put(nth)
      await expect.poll(() => daemon.readers().length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
      const readers = daemon.readers()
      await pause(moment)
      await daemon.end('SIGKILL')
      // Nobody is left to read for.
      await expect.poll(() => readers.filter((pid) => existsSync(`/proc/${pid}`)), { timeout: 60_000 }).toEqual([])
    }
    expect(served[0]).toBe('2026-11-01')
    expect(served).toEqual(served.toSorted())
    const last = await start()
    await expect.poll(() => last.version(), { timeout: 60_000 }).toBe(`2026-11-0${kills + 1}`)
    await last.end('SIGTERM')
  },
)
