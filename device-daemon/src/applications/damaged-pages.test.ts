/** One bad page of the outbox's file: it costs whose it is, that is told, and sealing goes on. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const pageBytes = 4096
let folder: ReturnType<typeof newFolder>
let whole: Buffer
let sealed: readonly string[]

const path = () => join(folder.path, 'outbox.db')
const input = (at: number) =>
  exampleApplication({ idNumber: `41099919880521${String(at).padStart(4, '0')}`, pages: 1, pageBytes: 7_000 })

beforeEach(async () => {
  folder = newFolder()
  const { applications, stop } = terminal(folder.path, scriptedPlatform().port)
  sealed = Array.from({ length: 3 }, (_, at) => {
    const result = applications.seal(input(at))
    if (!result.ok) throw new Error(result.failure.code)
    return result.value.applicationId
  })
  await stop()
  whole = readFileSync(path())
})
afterEach(() => folder.remove())

/** A new process in which everything has had its turn. */
async function start(): Promise<Terminal> {
  const running = terminal(folder.path, scriptedPlatform().port)
  running.applications.start()
  await running.clock.advance(600_000)
  return running
}

const zeroed = (page: number) => Buffer.from(whole).fill(0, page * pageBytes, (page + 1) * pageBytes)
const flipped = (page: number) =>
  Buffer.from(whole).map((byte, at) => (Math.floor(at / pageBytes) === page && at % 512 === 5 ? byte ^ 0x10 : byte))

/** The page in which a table or an index begins, and one in the middle of what an application contains. */
function pageOf(name: string): number {
  const database = new DatabaseSync(path())
  const root = database.prepare('select rootpage from sqlite_schema where name = ?').get(name)?.['rootpage']
  database.close()
  return Number(root) - 1
}
function pageOfContents(id: string): number {
  const database = new DatabaseSync(path())
  const row = database.prepare(`select content from part where owner = ? and name = 'application'`).get(id)
  database.close()
  const content = Buffer.from(row?.['content'] as Uint8Array)
  return Math.floor(whole.indexOf(content.subarray(9_000, 9_032)) / pageBytes)
}

it('two photographs and an index: what lies between the two is not lost with them', async () => {
  const bytes = Buffer.from(whole)
  const [first = '', between = '', last = ''] = sealed
  for (const page of [pageOfContents(first), pageOfContents(last), pageOf('application_citizen')])
    bytes.fill(0, page * pageBytes, (page + 1) * pageBytes)
  writeFileSync(path(), bytes)
  const running = await start()
  expect(running.applications.kept(between)?.standing).toBe('accepted')
  expect(running.applications.troubles().map(({ applicationId }) => applicationId)).toEqual([first, last])
  await running.stop()
})

it('met by sealing: told as what it is, and a restart is asked for, after which sealing goes on', async () => {
  const page = pageOf('application_citizen')
  const running = await start()
  // So that the next read is from the disk.
  running.store.database.exec('pragma wal_checkpoint(truncate); pragma shrink_memory')
  writeFileSync(path(), readFileSync(path()).fill(0, page * pageBytes, (page + 1) * pageBytes))
  expect(running.applications.cannotSeal()).toBeNull()
  expect(running.applications.seal(input(9)).ok).toBe(false)
  expect([running.applications.cannotSeal(), running.damageTold]).toEqual(['outboxDamaged', 1])
  await running.stop()
  const again = await start()
  expect([again.applications.cannotSeal(), again.applications.seal(input(9)).ok]).toEqual([null, true])
  expect(sealed.map((id) => again.applications.kept(id)?.standing)).toEqual(sealed.map(() => 'accepted'))
  await again.stop()
})

describe.each([
  ['zeroed', zeroed],
  ['with flipped bits', flipped],
])('a page %s', (_how, spoil) => {
  it('in the middle of a photograph: only its application is not sent, and staff are told', async () => {
    const [, bad = ''] = sealed
    writeFileSync(path(), spoil(pageOfContents(bad)))
    const running = await start()
    const accepted = sealed.filter((id) => running.applications.kept(id)?.standing === 'accepted')
    const told = running.applications.troubles().map(({ applicationId }) => applicationId)
    expect([accepted, told]).toEqual([[sealed[0], sealed[2]], [bad]])
    expect(running.events).toContainEqual(expect.objectContaining({ applicationId: bad, happening: 'unreadable' }))
    expect(running.applications.cannotSeal()).toBeNull()
    // Ended by staff and destroyed later, it disturbs nobody either.
    expect(await running.applications.close(bad, '照片损坏，请重新办理')).toMatchObject({ ok: true })
    await running.clock.advance(25 * 60 * 60 * 1000)
    expect(running.applications.kept(bad)).toBeNull()
    expect(running.applications.cannotSeal()).toBeNull()
    await running.stop()
  })

  it('wherever it is: after a second start at the latest the terminal seals, and everybody is sent, told or missed', async () => {
    // That of the tables, and that of the applications' rows.
    const rows = new Set([0, pageOf('application')])
    for (let page = 0; page < whole.length / pageBytes; page += 1) {
      for (const part of ['-wal', '-shm']) rmSync(path() + part, { force: true })
      writeFileSync(path(), spoil(page))
      const first = await start()
      await first.stop()
      const again = await start()
      const { applications } = again
      expect([page, applications.cannotSeal(), applications.seal(input(9)).ok]).toEqual([page, null, true])
      const told = new Set(applications.troubles().map(({ applicationId }) => applicationId))
      // Missed is, as the record knows it, what the outbox does not have. Only two pages can cost a row its place.
      const missed = new Set(sealed.filter((id) => !applications.holds(id)))
      if (!rows.has(page)) expect([page, [...missed]]).toEqual([page, []])
      const nobodys = sealed.filter(
        (id) => !missed.has(id) && applications.kept(id)?.standing !== 'accepted' && !told.has(id),
      )
      expect([page, nobodys]).toEqual([page, []])
      await again.stop()
    }
  }, 300_000)
})
