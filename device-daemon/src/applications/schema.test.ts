import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { schemaVersion } from './schema.ts'
import { openStore } from './store.ts'
import { earlier, writeEarlierOutbox } from './testing/earlier-outbox.ts'
import { planted } from './testing/example.ts'
import { scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
let folder: ReturnType<typeof newFolder>
let path: string
beforeEach(() => {
  folder = newFolder()
  path = join(folder.path, 'outbox.db')
})
afterEach(() => folder.remove())

/** Everything the earlier program stored is still there, and the new functions work with it. */
async function expectAllThere(): Promise<void> {
  const platform = scriptedPlatform()
  const made = terminal(folder.path, platform.port)
  const { applications } = made
  made.setWall(Date.UTC(2026, 10, 24))
  const { accepted, returned, unknown, sealed, destroyed } = earlier
  expect([accepted, returned, unknown, sealed, destroyed].map((id) => applications.kept(id)?.standing)).toEqual([
    'accepted',
    'returned',
    'unknown',
    'queued',
    undefined,
  ])
  expect(applications.kept(accepted)).toMatchObject({
    caseNumber: 'CASE-2',
    application: { applicant: { name: planted.name }, materials: [{}, { provided: { by: 'captured', pages: 1 } }, {}] },
  })
  expect(applications.keptOf(planted.idNumber).map(({ application }) => application.id)).toEqual([sealed, accepted])
  expect(applications.waiting()).toBe(2)

  applications.start()
  await applications.sendNow(sealed, forever)
  await applications.sendNow(unknown, forever)
  await made.clock.advance(60_000)
  expect(applications.waiting()).toBe(0)
  // Both are asked about before they are sent; the evaluation and delivery choice given before arrive too.
  const askedOf = (id: string) => platform.asked.filter((each) => each.endsWith(id))
  expect([askedOf(sealed), askedOf(unknown)]).toEqual([
    [`find ${sealed}`, `submit ${sealed}`],
    [`find ${unknown}`, `submit ${unknown}`],
  ])
  expect(platform.asked).toContain('evaluate CASE-2')
  expect(platform.asked.filter((each) => each.startsWith('delivery'))).toHaveLength(1)
  await made.stop()
}

describe('an outbox of an earlier version', () => {
  it('opens in this one, with everything in it', async () => {
    writeEarlierOutbox(path)
    await expectAllThere()
  })

  it(
    'killed before and after every statement of the migration: the old file or the new one, and it opens',
    {
      timeout: 120_000,
    },
    async () => {
      let kills = 0
      for (const moment of ['before', 'after']) {
        for (let nth = 1; ; nth += 1) {
          folder.remove()
          folder = newFolder()
          path = join(folder.path, 'outbox.db')
          writeEarlierOutbox(path)
          const child = spawnSync(process.execPath, [
            join(import.meta.dirname, 'testing/migrator.ts'),
            path,
            moment,
            String(nth),
          ])
          if (child.status === 0) break
          expect(child.signal, child.stderr.toString()).toBe('SIGKILL')
          kills += 1
          expect([`0 false`, `${schemaVersion} true`]).toContain(shapeOf(path))
          await expectAllThere()
        }
      }
      expect(kills).toBeGreaterThan(20)
    },
  )

  it('a file of a later version is left alone', () => {
    writeEarlierOutbox(path)
    const database = new DatabaseSync(path)
    database.exec('pragma user_version = 99')
    database.close()
    expect(openStore(path)).toMatchObject({ ok: false, failure: { code: 'newer' } })
    expect(shapeOf(path)).toBe('99 false')
  })
})

/** The version, and whether the last version's additions are there. */
function shapeOf(path: string): string {
  const database = new DatabaseSync(path)
  const version = database.prepare('pragma user_version').get()?.['user_version']
  const added = database.prepare(
    `select count(*) as n from sqlite_master where name in ('guess', 'application_citizen')`,
  )
  const there = Number(added.get()?.['n'])
  database.close()
  return `${Number(version)} ${there === 2}`
}
