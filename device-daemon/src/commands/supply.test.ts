/** 容缺补交 over a real WebSocket, with the demo platform behind a real line. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoPlatform, type DemoPlatform } from '../platform/testing/demo-platform.ts'
import { card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { handIn } from '../testing/handed-in.ts'
import { connect, launch, type UiClient } from '../testing/ui-client.ts'

let folder: string
let platform: DemoPlatform
let here: TestDaemon
let ui: UiClient
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'supply-test-'))
  platform = await demoPlatform()
  here = await startTestDaemon({ platform: platform.client(), folder })
  ui = await connect(await launch(here.daemon.url))
})
afterEach(async () => {
  await here.stop()
  await platform.stop()
  rmSync(folder, { recursive: true })
})

/** The application promises `m_licence`; its owner comes back with a card. */
async function comeBack(): Promise<string> {
  await ui.command('Session.End', { reason: 'finished' })
  await ui.command('Session.Begin', { journey: 'progress', language: 'zh' })
  here.reader.lay(card)
  await ui.result('IdCard.Read')
  const [one] = (await ui.result('Case.List')).cases
  if (one === undefined) throw new Error('no case is listed')
  return one.id
}
const open = (id: string) => ui.result('Case.Open', { case: id })
async function supply(id: string) {
  await ui.result('Supply.Begin', { case: id, material: 'm_licence' })
  await ui.result('Material.Capture', { material: 'm_licence' })
  return ui.result('Supply.HandIn', { by: 'pages' })
}
const code = async (...given: Parameters<UiClient['command']>) =>
  ((await ui.command(...given)).payload as { errorCode?: string } | null)?.errorCode

describe('what was promised is handed in at the terminal', () => {
  it('photographed and taken: nothing is missing any more, and its receipt says so', async () => {
    await handIn(ui, here)
    const id = await comeBack()
    expect(await open(id)).toMatchObject({ missing: [{ id: 'm_licence', here: true }], supplied: [] })
    expect(await supply(id)).toMatchObject({ outcome: 'accepted' })
    expect(await open(id)).toMatchObject({ missing: [], supplied: [{ id: 'm_licence', standing: 'accepted' }] })
    await ui.result('Document.Print', { document: 'supplement', on: 'a4', case: id })
    expect(here.documentRequests.at(-1)).toMatchObject({
      document: 'supplement',
      supplies: [{ supplement: { material: { id: 'm_licence' }, provided: { by: 'captured', pages: 1 } } }],
    })
  })

  it('unreadable: why is said, and it is missing still; it can be handed in again', async () => {
    await handIn(ui, here)
    const id = await comeBack()
    await open(id)
    await platform.act('personality.set', { supplements: 'return' })
    expect(await supply(id)).toMatchObject({ outcome: 'returned' })
    const reason = expect.stringContaining('第 1 页看不清')
    expect(await open(id)).toMatchObject({ missing: [{ id: 'm_licence', here: true, reason }] })
    await platform.act('personality.set', { supplements: 'accept' })
    expect(await supply(id)).toMatchObject({ outcome: 'accepted' })
  })

  it('the line is down: kept here, no more missing, and not handed in twice', async () => {
    await handIn(ui, here)
    const id = await comeBack()
    await open(id)
    await platform.act('network.set', { up: false })
    expect(await supply(id)).toMatchObject({ outcome: 'queued' })
    expect(await open(id)).toMatchObject({ missing: [], supplied: [{ standing: 'queued' }] })
    expect(await code('Supply.HandIn', { by: 'pages' })).toBe('notAllowedNow')
    expect(await code('Supply.Begin', { case: id, material: 'm_licence' })).toBe('notAllowedNow')
  })

  it('not without pages, not what the case does not lack, and no picture of it outside', async () => {
    await handIn(ui, here)
    const id = await comeBack()
    await open(id)
    expect(await code('Material.Capture', { material: 'm_licence' })).toBe('notAllowedNow')
    expect(await code('Supply.Begin', { case: id, material: 'm_paper' })).toBe('notAllowedNow')
    await ui.result('Supply.Begin', { case: id, material: 'm_licence' })
    expect(await code('Supply.HandIn', { by: 'pages' })).toBe('notAllowedNow')
    expect(await code('Supply.HandIn', { by: 'licence' })).toBe('notAllowedNow')
    expect(await code('Material.Capture', { material: 'm_paper' })).toBe('notAllowedNow')
  })
})
