/**
 * A terminal whose daemon is killed: card reader, receipt printer, platform and files live on, only the process dies.
 * For tests.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { controlClient, type ControlClient } from '../../simulators/harness/control.ts'
import { launchSimulators } from '../../simulators/launch.ts'
import { connect, launch, type UiClient } from './ui-client.ts'

const devices = [{ name: 'id-card' }, { name: 'receipt-printer' }, { name: 'platform' }] as const
const key = join(import.meta.dirname, '../../profiles/demo-platform.key')
const profile = (name: string, state: string) => `
kind: demo
terminal: ${name}
port: 0
district: '410902'
panel: { widthPx: 1080, widthMm: 267.8 }
languages: [zh]
devices:
  idCard: { model: sam-serial, url: 'simulator:id-card' }
  receiptPrinter: { model: escpos-80mm, url: 'simulator:receipt-printer' }
platform:
  baseUrl: 'simulator:platform'
  appKey: demo-terminal
  signing: { algorithm: hmac-sm3, keyFile: '${key}' }
  queryUrl: 'https://platform.example/query?application={application}'
stateDirectory: '${state}'
launchTicket: reusable
limits: { idleSeconds: 300, uiLostSeconds: 60 }
`

export interface MortalTerminal {
  readonly reader: ControlClient
  readonly printer: ControlClient
  readonly platform: ControlClient
  /** Folder of what the daemon keeps. */
  readonly state: string
  /** A new life of the daemon, and a page connected to it. */
  start(): Promise<UiClient>
  /** Rejects if the daemon ends, or lets its page go, without having been killed. */
  readonly diedByItself: Promise<never>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Kills the daemon, ends the simulators and removes the files. */
  remove(): Promise<void>
}

export async function mortalTerminal(name: string): Promise<MortalTerminal> {
  const run = mkdtempSync(join(tmpdir(), 'kill-'))
  const state = join(run, 'state')
  const profileFile = join(run, 'profile.yaml')
  writeFileSync(profileFile, profile(name, state))
  const simulators = await launchSimulators(devices, { run, fast: true })
  const [reader, printer, platform] = await Promise.all([
    controlClient(simulators.running['id-card'].control),
    controlClient(simulators.running['receipt-printer'].control),
    controlClient(simulators.running.platform.control),
  ])
  let daemon: ChildProcess | null = null
  const diedByItself = Promise.withResolvers<never>()
  diedByItself.promise.catch(() => {})

  async function kill(): Promise<void> {
    const child = daemon
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    daemon = null
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  return {
    reader,
    printer,
    platform,
    state,
    diedByItself: diedByItself.promise,
    async start() {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, '../main.mjs'), '--profile', profileFile, '--run', run],
        { stdio: ['pipe', 'pipe', 'ignore'] },
      )
      daemon = child
      child.once('exit', (code) => {
        if (daemon === child) diedByItself.reject(new Error(`the daemon ended by itself, with code ${code}`))
      })
      const url = await new Promise<string>((resolve) => {
        createInterface({ input: child.stdout }).once('line', (line) =>
          resolve((JSON.parse(line) as { url: string }).url),
        )
      })
      const ui = await connect(await launch(url))
      void ui.closed.then(({ code }) => {
        if (daemon === child) diedByItself.reject(new Error(`the daemon let the page go, with code ${code}`))
      })
      return ui
    },
    kill,
    async remove() {
      await kill()
      for (const hand of [reader, printer, platform]) hand.close()
      await simulators.stop()
      rmSync(run, { recursive: true, force: true })
    },
  }
}
