/**
 * Power cuts during submission: the real daemon, with the real outbox, documents and platform, is killed (SIGKILL) at a
 * random moment around 提交, again and again on the same files. `DAEMON_KILLS=200` for a long run.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { controlClient, type ControlClient } from '../simulators/harness/control.ts'
import { launchSimulators } from '../simulators/launch.ts'
import { verifyAudit } from './audit/verify.ts'
import { openStateDirectory } from './profile/state-directory.ts'
import { connect, launch, type UiClient } from './testing/ui-client.ts'

const kills = Number(process.env['DAEMON_KILLS'] ?? 5)
/**
 * The seal is on disk within a few ms after 提交, the platform's answer within some tens; every second kill aims at the
 * seal.
 */
const windowsMs = [8, 60] as const
const key = join(import.meta.dirname, '../profiles/demo-platform.key')
const profile = (run: string) => `
kind: demo
terminal: KILL-01
port: 0
district: '410902'
panel: { widthPx: 1080, widthMm: 267.8 }
languages: [zh]
devices: { idCard: { model: sam-serial, url: 'simulator:id-card' } }
platform:
  baseUrl: 'simulator:platform'
  appKey: demo-terminal
  signing: { algorithm: hmac-sm3, keyFile: '${key}' }
  queryUrl: 'https://platform.example/query?application={application}'
stateDirectory: '${run}/state'
launchTicket: reusable
limits: { idleSeconds: 300, uiLostSeconds: 60 }
`

let run: string
let simulators: Awaited<ReturnType<typeof launchSimulators<{ name: 'id-card' | 'platform' }>>>
let reader: ControlClient
let platform: ControlClient
let daemon: ChildProcess | null = null

beforeEach(async () => {
  run = mkdtempSync(join(tmpdir(), 'kill-'))
  writeFileSync(join(run, 'profile.yaml'), profile(run))
  simulators = await launchSimulators([{ name: 'id-card' }, { name: 'platform' }], { run, fast: true })
  reader = await controlClient(simulators.running['id-card'].control)
  platform = await controlClient(simulators.running.platform.control)
})
afterEach(async () => {
  daemon?.kill('SIGKILL')
  reader.close()
  platform.close()
  await simulators.stop()
  rmSync(run, { recursive: true, force: true })
})

async function start(): Promise<UiClient> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), '--profile', join(run, 'profile.yaml'), '--run', run],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  )
  daemon = child
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the daemon ended before it was ready')))
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url))
  })
  return connect(await launch(url))
}

async function kill(): Promise<void> {
  const child = daemon
  if (!child) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

async function identify(ui: UiClient): Promise<void> {
  await expect.poll(async () => (await ui.result('Common.Status')).devices[0]?.state, { timeout: 20_000 }).toBe('ready')
  const reading = ui.result('IdCard.Read')
  await reader.do('card.lay', { person: 'li-xiaoman' })
  await reading
  await reader.do('card.lift')
}

/** Fills the service with the fewest questions, up to the signature. */
async function fillAndSign(ui: UiClient): Promise<void> {
  await ui.result('Session.Begin', { journey: 'apply', affair: 'n13-after-death', language: 'zh' })
  await ui.result('Session.Save', { answers, values: { jsphone: '13800000000' } })
  await identify(ui)
  await ui.result('Shared.Fetch')
  await ui.result('Application.Sign', { strokes: [[[0.1, 0.1, 0, 0.5]]] })
}
const answers = {
  rel: ['child'],
  place: ['hosp'],
  cremated: ['yes'],
  ins: ['none'],
  hpf: ['no'],
  drv: ['no'],
  med: ['no'],
}

/** The applications the restarted daemon lists for the citizen's card; each is opened, as a citizen would. */
async function collected(ui: UiClient): Promise<readonly string[]> {
  await ui.result('Session.Begin', { journey: 'progress', language: 'zh' })
  await identify(ui)
  const { cases } = await ui.result('Case.List')
  for (const { id } of cases) await ui.result('Case.Open', { case: id })
  await ui.result('Session.End', { reason: 'finished' })
  return cases.map(({ applicationId }) => applicationId ?? '')
}

it(
  `killed ${kills} times around 提交: each sealed application is there once, and the restarted daemon tells of it`,
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    /** Applications reported to the page as sealed, which the citizen may rely on. */
    const promised = new Set<string>()
    const failures: unknown[] = []
    let known: readonly string[] = []
    for (let life = 0; ; life += 1) {
      await platform.do('network.set', { up: true })
      const ui = await start()
      const { unconcluded } = await ui.result('Session.Current')
      const before = known
      known = await collected(ui)
      // Nothing is lost or duplicated, and the terminal reports what was sealed before the last kill.
      expect(new Set(known).size).toBe(known.length)
      expect([...promised].filter((id) => !known.includes(id))).toEqual([])
      expect(known.length - before.length).toBe(unconcluded === null ? 0 : 1)
      if (life === kills) break

      await fillAndSign(ui)
      // One run in four has no network, so that the sealed application has to wait.
      await platform.do('network.set', { up: life % 4 !== 3 })
      const sealed = ui.message(({ header }) => header.type === 'event' && header.name === 'Application.Sealed')
      void sealed.then((message) => {
        if ('payload' in message) promised.add((message.payload as { applicationId: string }).applicationId)
      })
      void ui.start('Application.Submit').completion.then(({ header, payload }) => {
        if (header.completionCode !== 'success') failures.push(payload)
      })
      // The first kill comes right after the seal, so that at least one application is sealed.
      if (life === 0) await sealed
      else await new Promise((resolve) => setTimeout(resolve, Math.random() * (windowsMs[life % 2] ?? 0)))
      await kill()
      await ui.closed
    }
    const cases = async () =>
      (await platform.do('cases', { files: false })) as readonly { readonly applicationId: string }[]
    await expect.poll(async () => (await cases()).length, { timeout: 60_000 }).toBe(known.length)
    expect((await cases()).map(({ applicationId }) => applicationId).sort()).toEqual([...known].sort())
    expect([promised.size > 0, failures]).toEqual([true, []])
    await kill()
    const state = openStateDirectory(join(run, 'state'))
    const record =
      state.ok && (await verifyAudit(join(run, 'state/audit.log'), state.value.secret('audit').toString('hex')))
    expect(record).toMatchObject({ ok: true })
    if (process.env['DAEMON_KILLS']) console.log({ kills, sealed: known.length, promised: promised.size })
  },
)
