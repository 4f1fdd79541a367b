/** A start that sets a damaged file aside is cut off, or has no room: nothing that could be read is lost by that. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openOrSalvage } from './salvage.ts'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal } from './testing/terminal.ts'

const pageBytes = 4096
let folder: ReturnType<typeof newFolder>
/** Kept beside, to begin again from. */
let damaged: string
let sealed: readonly string[]
const path = () => join(folder.path, 'outbox.db')

beforeEach(async () => {
  folder = newFolder()
  const { applications, stop } = terminal(folder.path, scriptedPlatform().port)
  sealed = Array.from({ length: 3 }, () => {
    const result = applications.seal(exampleApplication({ pages: 1, pageBytes: 3_000 }))
    if (!result.ok) throw new Error(result.failure.code)
    return result.value.applicationId
  })
  await stop()
  const database = new DatabaseSync(path())
  const root = database.prepare(`select rootpage from sqlite_schema where name = 'application_citizen'`)
  const page = Number(root.get()?.['rootpage']) - 1
  database.close()
  // An index: the rows themselves can all be read.
  writeFileSync(path(), readFileSync(path()).fill(0, page * pageBytes, (page + 1) * pageBytes))
  damaged = `${folder.path}.damaged`
  copyFileSync(path(), damaged)
})
afterEach(() => {
  folder.remove()
  rmSync(damaged, { force: true })
})

function interrupted(moment: string, nth: number): { readonly said: string; readonly ended: unknown } {
  for (const name of readdirSync(folder.path)) rmSync(join(folder.path, name))
  copyFileSync(damaged, path())
  const script = join(import.meta.dirname, 'testing/salvager.ts')
  const child = spawnSync(process.execPath, [script, path(), moment, String(nth)])
  expect(child.stderr.toString()).toBe('')
  return { said: child.stdout.toString(), ended: child.signal ?? child.status }
}

/** The next start: what it tells, and which applications it has. */
function nextStart(): { readonly told: readonly string[]; readonly here: readonly unknown[] } {
  const told: string[] = []
  const opened = openOrSalvage(path(), 'second', (file, count) => told.push(`${file} ${count}`))
  if (!opened.ok) throw new Error(opened.failure.detail)
  const rows = opened.value.database.prepare('select id from application order by sequence').all()
  const contents = opened.value.database.prepare('select count(*) as n from part').get()?.['n']
  opened.value.close()
  return { told, here: [...rows.map(({ id }) => id), contents] }
}

const everything = () => [...sealed, sealed.length]
const files = () => readdirSync(folder.path).filter((name) => name.endsWith('.db'))

it.each(['before', 'after'])(
  'killed %s every step: the next start has everything, it was told, and the damaged file is there',
  { timeout: 300_000 },
  (moment) => {
    let kills = 0
    for (let nth = 1; ; nth += 1) {
      const { said, ended } = interrupted(moment, nth)
      if (ended === 0) break
      expect(ended).toBe('SIGKILL')
      kills += 1
      const { told, here } = nextStart()
      expect([nth, here]).toEqual([nth, everything()])
      expect([nth, said + told.join()]).toEqual([nth, expect.stringContaining('.db 3')])
      const aside = files().filter((name) => name.startsWith('outbox.damaged-'))
      expect([nth, files().length, aside.length]).toEqual([nth, 2, 1])
      expect(readFileSync(join(folder.path, aside[0] ?? ''))).toEqual(readFileSync(damaged))
    }
    expect(kills).toBeGreaterThan(10)
  },
)

it('the disk is full at any row: refused with the file and a remedy, and with room everything goes on', () => {
  let refusals = 0
  for (let nth = 1; ; nth += 1) {
    const { said, ended } = interrupted('full', nth)
    if (said.startsWith('diskFull')) {
      refusals += 1
      expect(said).toContain(path())
      expect(said).toContain('→ make room')
      expect(files()).toEqual(['outbox.db'])
      expect(readFileSync(path())).toEqual(readFileSync(damaged))
    }
    const { here } = nextStart()
    expect([nth, here]).toEqual([nth, everything()])
    if (ended === 0) break
  }
  expect(refusals).toBeGreaterThan(5)
}, 300_000)
