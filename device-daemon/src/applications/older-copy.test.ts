/** A backup of the outbox put back: what happened since is not done again. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Delivery } from '#flows/draft/draft.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAudit, type Audit } from '../audit/audit.ts'
import { systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { fail } from '../base/result.ts'
import { readRecord } from './record-knows.ts'
import { recordEvent } from './to-record.ts'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform, type ScriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
let folder: ReturnType<typeof newFolder>
let platform: ScriptedPlatform
let running: Terminal
let id: string

const path = () => join(folder.path, 'outbox.db')
const backup = () => join(folder.path, 'backup')

async function start(): Promise<void> {
  running = terminal(folder.path, platform.port)
}
/** Sealed, and so backed up; then the terminal goes on. */
beforeEach(async () => {
  folder = newFolder()
  platform = scriptedPlatform()
  await start()
  const sealed = running.applications.seal(exampleApplication())
  if (!sealed.ok) throw new Error(sealed.failure.code)
  id = sealed.value.applicationId
  await running.stop()
  copyFileSync(path(), backup())
  await start()
})
afterEach(async () => {
  await running.stop()
  folder.remove()
})

async function restore(): Promise<void> {
  await running.stop()
  for (const part of ['-wal', '-shm']) rmSync(path() + part, { force: true })
  copyFileSync(backup(), path())
  await start()
}
const standing = () => running.applications.kept(id)?.standing

it('what was sent since is asked about, and found; it is not sent again', async () => {
  running.applications.start()
  await running.applications.sendNow(id, forever)
  await restore()
  running.applications.start()
  await running.clock.advance(0)
  expect(platform.asked).toEqual([`find ${id}`, `submit ${id}`, `find ${id}`])
  expect(running.applications.kept(id)).toMatchObject({ standing: 'accepted', caseNumber: 'CASE-1' })
})

it('without a line it waits for one, and its citizen is told no more than that', async () => {
  running.applications.start()
  await running.applications.sendNow(id, forever)
  await restore()
  const { findByApplication } = platform.port
  platform.port.findByApplication = async () => fail({ code: 'platformOffline', detail: 'ECONNREFUSED', own: false })
  running.applications.start()
  await running.clock.advance(600_000)
  expect(standing()).toBe('queued')
  platform.port.findByApplication = findByApplication
  await running.clock.advance(600_000)
  expect(standing()).toBe('accepted')
  expect(platform.received).toHaveLength(1)
})

it('what the platform does not know is sent, and a question without an answer is one that staff can be told of', async () => {
  platform.finds = ['platformRefused']
  running.applications.start()
  await running.clock.advance(0)
  expect(running.applications.troubles()).toMatchObject([{ applicationId: id, what: 'question' }])
  expect(await running.applications.release(id)).toEqual({ ok: true, value: [] })
  expect(standing()).toBe('accepted')
})

it('before it is known what staff have ended, nothing of before is sent: its citizen may hand in anew meanwhile', async () => {
  const anew = running.applications.seal(exampleApplication())
  if (!anew.ok) throw new Error(anew.failure.code)
  await running.applications.sendNow(anew.value.applicationId, forever)
  expect(platform.asked).toEqual([])
  await running.applications.heed({ missing: [], followUps: [], ended: [id] })
  running.applications.start()
  await running.clock.advance(0)
  expect(standing()).toBe('closed')
  expect(running.applications.kept(anew.value.applicationId)?.standing).toBe('accepted')
})

it.each([
  ['refused', 'platformRefused'],
  ['answered by a 502', 'platformOffline'],
] as const)(
  'never sent, and the question about it is %s: its citizen is told that it waits, until it is sent',
  async (_how, code) => {
    const { findByApplication } = platform.port
    platform.port.findByApplication = async () => fail({ code, detail: 'status', own: true })
    running.applications.start()
    await running.clock.advance(600_000)
    expect(standing()).toBe('queued')
    platform.port.findByApplication = findByApplication
    await running.clock.advance(3_600_000)
    expect([standing(), running.applications.troubles()]).toEqual(['accepted', []])
    expect(platform.received).toHaveLength(1)
  },
)

it('what staff have ended since, as the record says, is not sent', async () => {
  platform.submits = ['platformRefused']
  running.applications.start()
  await running.applications.sendNow(id, forever)
  await running.applications.close(id, '已在窗口受理')
  await restore()
  await running.applications.heed({ missing: [], followUps: [], ended: [id, 'of another outbox'] })
  running.applications.start()
  await running.clock.advance(600_000)
  expect(standing()).toBe('closed')
  expect(platform.asked.filter((each) => each === `submit ${id}`)).toHaveLength(1)
})

describe('what its citizen chose afterwards', () => {
  const locker: Delivery = { mode: 'locker', mobile: '13800000000' }
  const post: Delivery = { mode: 'post', address: '春分路1号' }
  let audit: Audit
  let recorded: number

  beforeEach(async () => {
    recorded = 0
    const log = createLog('silent', { write: () => {} })
    const now = (): Date => new Date(Date.UTC(2026, 10, 22))
    audit = openAudit({ file: record(), key: '00', now, log, clock: systemClock })
    running.applications.start()
    await running.applications.sendNow(id, forever)
  })
  const record = () => join(folder.path, 'audit.log')
  /** What happened in this process, as the composition root records it. */
  function toRecord(): void {
    for (const event of running.events.slice(recorded)) recordEvent(event, audit)
    recorded = running.events.length
  }
  let minute = 0
  async function choose(delivery: Delivery): Promise<void> {
    minute += 1
    running.setWall(Date.UTC(2026, 10, 22, 2, minute))
    running.applications.followUp(id, { kind: 'delivery', delivery })
    await running.clock.advance(0)
  }
  const silent = { code: 'platformOffline', detail: 'ECONNREFUSED', own: false } as const
  let chooseDelivery: typeof platform.port.chooseDelivery
  const lineDown = (): void => {
    chooseDelivery = platform.port.chooseDelivery
    platform.port.chooseDelivery = async () => fail(silent)
  }
  const lineUp = (): void => void (platform.port.chooseDelivery = chooseDelivery)
  async function backUp(): Promise<void> {
    toRecord()
    await running.stop()
    copyFileSync(path(), backup())
    await start()
    recorded = 0
    running.applications.start()
  }
  async function startByRecord(): Promise<void> {
    recorded = 0
    await running.applications.heed(await readRecord(record(), (one) => running.applications.holds(one)))
    running.applications.start()
    await running.clock.advance(600_000)
  }
  async function restoreByRecord(): Promise<void> {
    toRecord()
    await restore()
    await startByRecord()
  }
  const sent = () => platform.asked.filter((each) => each.startsWith('delivery'))
  const delivery = () => running.applications.kept(id)?.delivery

  it('and the platform has since is not sent again', async () => {
    lineDown()
    await choose(locker)
    await backUp()
    lineUp()
    await running.clock.advance(600_000)
    expect(sent()).toHaveLength(1)
    await restoreByRecord()
    expect(sent()).toHaveLength(1)
    expect([delivery(), running.applications.troubles()]).toEqual([locker, []])
  })

  it('does not replace the later choice that the platform has, and no receipt promises it', async () => {
    lineDown()
    await choose(locker)
    await backUp()
    lineUp()
    await choose(post)
    await running.clock.advance(600_000)
    expect(sent()).toHaveLength(1)
    await restoreByRecord()
    expect(sent()).toHaveLength(1)
    expect([delivery(), running.applications.troubles()]).toEqual([null, []])
  })

  it('later, and is lost with the newer file, is told to staff once, and the earlier choice is not sent for it', async () => {
    await choose(locker)
    await backUp()
    lineDown()
    await choose(post)
    lineUp()
    await restoreByRecord()
    expect(sent()).toHaveLength(1)
    expect(delivery()).toBe(null)
    expect(running.applications.troubles()).toMatchObject([{ applicationId: id, what: 'delivery' }])
    expect(await running.applications.release(id)).toMatchObject({ ok: false, failure: { code: 'missing' } })
    expect(await running.applications.close(id, '已电话确认邮寄')).toMatchObject({ ok: true })
    expect(running.applications.troubles()).toEqual([])
  })

  it('and staff have ended since, is not sent', async () => {
    lineDown()
    await choose(locker)
    await backUp()
    lineUp()
    audit.record('application.ended', { application: id, what: 'delivery' })
    await restoreByRecord()
    expect(sent()).toEqual([])
    expect(running.applications.kept(id)).toMatchObject({ delivery: null, refusedFollowUps: [{ ended: '' }] })
  })

  it('and the record does not have, because the power went before, is sent', async () => {
    lineDown()
    await choose(locker)
    await running.stop()
    lineUp()
    await start()
    await startByRecord()
    expect(sent()).toHaveLength(1)
  })
})
