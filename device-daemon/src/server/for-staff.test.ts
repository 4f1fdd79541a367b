/** What waits for a person is told on the home screen, which is the only screen that staff pass by. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { paths } from '#contract/http.ts'
import type { TerminalStatus } from '#contract/status.ts'
import { exampleApplication } from '../applications/testing/example.ts'
import { scriptedPlatform } from '../applications/testing/scripted-platform.ts'
import { terminal, type Terminal } from '../applications/testing/terminal.ts'
import { catalogue } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, launch, type UiClient } from '../testing/ui-client.ts'

let folder: string
let outbox: Terminal
let here: TestDaemon
let page: { readonly origin: string; readonly cookie: string }
let ui: UiClient
let clock: TerminalStatus['clock']

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'for-staff-'))
  const platform = scriptedPlatform()
  platform.submits = ['platformRefused']
  clock = 'right'
  outbox = terminal(folder, platform.port)
  const wrong = { file: 'h99-new.yaml', affair: 'h99-new', instead: 'nothing', text: 'as told' } as const
  here = await startTestDaemon({
    applications: outbox.applications,
    clockState: () => clock,
    catalogue: { ...catalogue, quarantined: [wrong] },
  })
  page = await launch(here.daemon.url)
  ui = await connect(page)
})
afterEach(async () => {
  await here.stop()
  await outbox.stop()
  rmSync(folder, { recursive: true })
})

async function forStaff(): Promise<unknown> {
  const answer = await fetch(page.origin + paths.catalogue, { headers: { cookie: page.cookie } })
  return ((await answer.json()) as { readonly forStaff: unknown }).forStaff
}

it('an application that the platform will not have as it is, and a service whose file is wrong; until staff ended it', async () => {
  expect(await forStaff()).toEqual({ applications: 0, services: ['h99-new'], bundle: null, clock: 'right' })
  const sealed = outbox.applications.seal(exampleApplication())
  if (!sealed.ok) throw new Error(sealed.failure.code)
  await outbox.applications.sendNow(sealed.value.applicationId, new AbortController().signal)
  // Whoever stands before the home screen sees it without a touch.
  await ui.message(
    (message) =>
      'payload' in message &&
      message.header.name === 'Common.StatusChanged' &&
      (message.payload as TerminalStatus).outbox.troubled === 1,
  )
  expect(await forStaff()).toEqual({ applications: 1, services: ['h99-new'], bundle: null, clock: 'right' })
  await outbox.applications.close(sealed.value.applicationId, '已在窗口受理')
  expect(await forStaff()).toEqual({ applications: 0, services: ['h99-new'], bundle: null, clock: 'right' })
})

it('an application that is missing from the disk', async () => {
  const missing = [{ applicationId: 'a-1', sealedAt: '2026-11-22T01:00:00Z', told: false }]
  await outbox.applications.heed({ ended: [], followUps: [], missing })
  expect(await forStaff()).toMatchObject({ applications: 1 })
})

it('a machine whose clock is wrong, corrected by the platform or by nobody', async () => {
  for (const state of ['corrected', 'doubtful', 'right'] as const) {
    clock = state
    expect(await forStaff()).toMatchObject({ clock: state })
  }
})
