/**
 * The fixture of all browser tests: a machine as on its first day (simulators, platform, daemon), the touch screen, and
 * the hands of a citizen and a technician on the devices.
 */
import { readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { controlClient, type ControlClient } from '../device-daemon/simulators/harness/control.ts'
import type { StaffAct, StaffAnswer } from '../device-daemon/src/staff/acts.ts'
import { staffSocket } from '../device-daemon/src/staff/socket.ts'
import { startDaemon, type DaemonProcess } from '../scripts/lib/daemon.ts'
import { demoProfile, type Stack } from '../scripts/lib/stack.ts'
import { openMachines, type Machines } from './machines.ts'
import type { Screen } from '../flows/src/journeys/screens.ts'

export class Kiosk {
  page: Page
  readonly #stack: Stack
  readonly #run: string
  readonly #hands = new Map<string, Promise<ControlClient>>()
  #daemon: DaemonProcess

  constructor(page: Page, stack: Stack, run: string) {
    this.page = page
    this.#stack = stack
    this.#run = run
    this.#daemon = stack.daemon
  }

  get address(): string {
    return this.#daemon.url
  }

  get daemonPid(): number {
    return this.#daemon.child.pid ?? 0
  }

  /** With the daemon's state, the devices' sockets and all that this machine writes. */
  get folder(): string {
    return this.#run
  }

  /** What the daemon has logged so far. */
  get log(): string {
    return this.#daemon.said()
  }

  get root(): Locator {
    return this.page.locator('#kiosk')
  }

  async open(): Promise<void> {
    await this.page.goto(this.address)
    await this.on('attract')
  }

  /**
   * The renderer dies, as if killed for lack of memory, and the page is opened again in the same browser, without a
   * launch ticket.
   */
  async crashRenderer(): Promise<void> {
    const dead = this.page
    const crashed = dead.waitForEvent('crash')
    const devTools = await dead.context().newCDPSession(dead)
    void devTools.send('Page.crash').catch(() => undefined)
    await crashed
    this.page = await dead.context().newPage()
    await this.page.goto(new URL('/', this.address).href)
    await dead.close()
  }

  /** Waits until the screen is shown. Looks more often than an `expect`, which only says what was there instead. */
  async on(screen: Screen, timeout = 15_000): Promise<void> {
    const shown = this.page.locator(`#kiosk[data-screen="${screen}"]`)
    await shown
      .waitFor({ state: 'attached', timeout })
      .catch(() => expect(this.root).toHaveAttribute('data-screen', screen, { timeout: 1 }))
  }

  /** The current screen. */
  async screen(): Promise<string> {
    return (await this.root.getAttribute('data-screen')) ?? ''
  }

  /** The current question, form group, material or case; '' if the screen has none. */
  async subject(): Promise<string> {
    return (await this.root.getAttribute('data-subject')) ?? ''
  }

  /** Screen and subject. */
  async stage(): Promise<string> {
    return `${await this.screen()}.${await this.subject()}`
  }

  /** Waits until the screen is about this: a question, form group, material or case. */
  async about(subject: string): Promise<void> {
    await this.page
      .locator(`#kiosk[data-subject="${subject}"]`)
      .waitFor({ state: 'attached', timeout: 15_000 })
      .catch(() => expect(this.root).toHaveAttribute('data-subject', subject, { timeout: 1 }))
  }

  /** Waits until another screen is shown, or the same about something else. */
  async leaves(stage: string, timeout = 30_000): Promise<void> {
    const [screen = '', subject = ''] = stage.split('.')
    await this.page
      .locator(`#kiosk:not([data-screen="${screen}"][data-subject="${subject}"])`)
      .waitFor({ state: 'attached', timeout })
      .catch(() => expect(this.stage(), 'going on').resolves.not.toBe(stage))
  }

  /** Touches a button by its text. */
  async touch(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).tap()
  }

  /** Touches an option, an item's checkbox or a way. */
  async choose(label: string | RegExp): Promise<void> {
    await this.page.locator('label.choice').filter({ hasText: label }).first().tap()
  }

  /** The input line with this label. */
  field(label: string): Locator {
    return this.page.locator('input[data-entry]').and(this.page.getByLabel(label, { exact: true }))
  }

  /** Types into a field with a physical keyboard; the touch keyboard has its own test. */
  async fill(label: string, text: string): Promise<void> {
    await this.field(label).tap()
    await this.field(label).fill(text)
  }

  /** Acts on a device as citizen or technician. Rejects with the simulator's words if the act is refused. */
  async hand(name: string, act: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    let client = this.#hands.get(name)
    if (!client) {
      const running = this.#stack.simulators.running[name]
      if (!running)
        throw new Error(`no simulator ${name}: one of ${Object.keys(this.#stack.simulators.running).join(', ')}`)
      this.#hands.set(name, (client = controlClient(running.control)))
    }
    return (await client).do(act, input)
  }

  /** Kills the daemon's process, as in a power cut. */
  async killDaemon(): Promise<void> {
    this.#daemon.child.kill('SIGKILL')
    await this.#daemon.exited
  }

  /** Starts the daemon of the same machine again, on the same port. */
  async restartDaemon(): Promise<void> {
    const port = Number(new URL(this.address).port)
    this.#daemon = await startDaemon({ profile: demoProfile, run: this.#run, port, log: 'ignore' })
  }

  /** The file of the outbox is deleted, as by somebody who makes room; only while the daemon does not run. */
  loseOutbox(): void {
    const state = join(this.#run, 'state')
    for (const file of readdirSync(state)) if (file.startsWith('outbox.db')) rmSync(join(state, file))
  }

  /** What staff do at the machine's command line. */
  async staff(act: StaffAct): Promise<StaffAnswer> {
    const socket = connect(staffSocket(join(this.#run, 'state')))
    socket.write(`${JSON.stringify(act)}\n`)
    return JSON.parse(await text(socket)) as StaffAnswer
  }

  async stop(): Promise<void> {
    for (const client of this.#hands.values()) (await client).close()
    await this.#daemon.stop()
    await this.#stack.stop()
  }
}

interface Options {
  seed: number
  /** False: lines are paced and devices take their time, for tests that must step in meanwhile. */
  fast: boolean
  /**
   * True: the citizen never touches twice, so the protection against that (theme/settling.css) is switched off to save
   * time.
   */
  steady: boolean
}

export const test = base.extend<Options & { kiosk: Kiosk }, { machines: Machines }>({
  seed: [1, { option: true }],
  fast: [true, { option: true }],
  steady: [true, { option: true }],
  machines: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const machines = openMachines()
      await use(machines)
      await machines.stop()
    },
    { scope: 'worker' },
  ],
  kiosk: async ({ page, machines, seed, fast, steady }, use) => {
    if (steady) await page.context().addInitScript(withoutSettling)
    const machine = await machines.start({ fast, seed })
    const kiosk = new Kiosk(page, machine, machine.run)
    try {
      await use(kiosk)
    } finally {
      await kiosk.stop()
    }
  },
})
export { expect }

function withoutSettling(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(':root { --settling: 0s }')
  document.adoptedStyleSheets.push(sheet)
}
