/** For the tests of a file: before each, a daemon of its own, a page connected to it, and an application begun. */
import { afterEach, beforeEach } from 'vitest'
import { affair } from './affair.ts'
import { startTestDaemon, type TestDaemon } from './ends.ts'
import { connect, launch, type UiClient } from './ui-client.ts'

export function applying() {
  let here: TestDaemon
  let ui: UiClient
  beforeEach(async () => {
    here = await startTestDaemon()
    ui = await connect(await launch(here.daemon.url))
    await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
  })
  afterEach(() => here.stop())
  return {
    get here() {
      return here
    },
    get ui() {
      return ui
    },
  }
}
