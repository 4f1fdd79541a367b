/** A backup of the outbox put back: what happened since is not done again. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail } from '../base/result.ts'
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
  await running.applications.endAsRecorded([id])
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
  await running.applications.endAsRecorded([id, 'of another outbox'])
  running.applications.start()
  await running.clock.advance(600_000)
  expect(standing()).toBe('closed')
  expect(platform.asked.filter((each) => each === `submit ${id}`)).toHaveLength(1)
})
