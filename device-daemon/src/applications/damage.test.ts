/** What a bad disk or an editor does to the files: it costs what was damaged and nothing else, and it is told. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApplications } from './applications.ts'
import { exampleApplication } from './testing/example.ts'
import { scriptedPlatform, type SubmitAnswer } from './testing/scripted-platform.ts'
import { newFolder, terminal, type Terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
let folder: ReturnType<typeof newFolder>
beforeEach(() => (folder = newFolder()))
afterEach(() => folder.remove())

/** One of each kind, of different citizens: accepted with something to follow, refused, unknown, waiting. */
async function variety(): Promise<readonly string[]> {
  const platform = scriptedPlatform()
  const { applications, stop } = terminal(folder.path, platform.port)
  const answers: readonly SubmitAnswer[] = [
    { caseNumber: 'C1', decision: 'accepted', acceptedAt: '2026-11-22T09:30:00+08:00' },
    'platformRefused',
    'outcomeUnknown',
    'platformOffline',
  ]
  const sealed = []
  for (const [at, answer] of answers.entries()) {
    platform.submits = [answer]
    platform.finds = ['platformOffline']
    const result = applications.seal(
      exampleApplication({ idNumber: `41099919880521000${at}`, pages: 1, pageBytes: 50 }),
    )
    if (!result.ok) throw new Error(result.failure.code)
    sealed.push(result.value.applicationId)
    await applications.sendNow(result.value.applicationId, forever)
  }
  platform.followUps = ['platformOffline']
  applications.followUp(sealed[0] ?? '', { kind: 'delivery', delivery: { mode: 'post', address: '春分路1号' } })
  await stop()
  return sealed
}

function damage(act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(folder.path, 'outbox.db'))
  act(database)
  database.close()
}

/** A new process on the damaged files, some time later. */
async function later(): Promise<Terminal> {
  const again = terminal(folder.path, scriptedPlatform().port)
  again.applications.start()
  await again.clock.advance(4_000_000)
  return again
}

describe('a damaged row', () => {
  it('is held and told; the others have their cases', async () => {
    const [, , , bad = ''] = await variety()
    damage((database) => database.exec(`update application set state = 'nonsense' where id = '${bad}'`))
    const again = terminal(folder.path, scriptedPlatform().port)
    expect(again.events).toContainEqual(expect.objectContaining({ applicationId: bad, happening: 'damaged' }))
    expect(again.applications.troubles().map(({ applicationId }) => applicationId)).toContain(bad)
    again.applications.start()
    await again.clock.advance(4_000_000)
    // Its contents can be read: it has its case as well, after the platform was asked.
    expect(again.applications.waiting()).toBe(0)
    await again.stop()
  })

  it('whose contents nobody can read any more waits for staff, and can be ended', async () => {
    const [, , , bad = ''] = await variety()
    damage((database) => database.exec(`update vault_key set wrapped = x'00' where owner = '${bad}'`))
    const again = await later()
    expect(again.events).toContainEqual(expect.objectContaining({ applicationId: bad, happening: 'unreadable' }))
    expect(again.applications.waiting()).toBe(1)
    expect(await again.applications.close(bad, '内容损坏，请到窗口重新办理')).toEqual({ ok: true, value: null })
    expect(again.applications.waiting()).toBe(0)
    await again.stop()
  })

  it('whatever it is: the terminal starts, and what was not damaged goes its way', { timeout: 300_000 }, async () => {
    const columns = {
      application: [
        'id',
        'sequence',
        'citizen',
        'state',
        'sealed_at',
        'settled_at',
        'settled_elapsed',
        'digest',
        'concluded_at',
        'matter',
      ],
      part: ['owner', 'name', 'content'],
      follow_up: ['sequence', 'owner', 'content'],
      vault_key: ['owner', 'wrapped'],
      effect: ['kind', 'subject', 'attempts', 'intended_at', 'outcome', 'settled_at'],
    } as const
    const place = fc.constantFrom(
      ...Object.entries(columns).flatMap(([table, names]) => names.map((column) => ({ table, column }))),
    )
    const value = fc.oneof(
      fc.constantFrom(null, '', 'sealed', 'sending', 'accepted', 'reconciling', 'nonsense', '2026-11-22T01:30:00.000Z'),
      fc.string({ maxLength: 20 }),
      fc.maxSafeInteger(),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.constant(2n ** 63n - 1n),
      fc.uint8Array({ maxLength: 60 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, value, fc.nat(20)), { minLength: 1, maxLength: 4 }),
        fc.option(fc.tuple(fc.constantFrom(...Object.keys(columns)), fc.nat(20))),
        async (changes, deletion) => {
          folder.remove()
          folder = newFolder()
          const sealed = await variety()
          const whole = sealed.at(-1) ?? ''
          damage((database) => {
            // The last one stays whole: its rows are the newest of each table, or named by it.
            const not = { application: 'id', part: 'owner', follow_up: 'owner', vault_key: 'owner', effect: 'subject' }
            const others = (table: string) => `${table} where ${not[table as keyof typeof not]} <> '${whole}'`
            const rows = (table: string) => `rowid in (select rowid from ${others(table)} limit 1 offset ?)`
            for (const [{ table, column }, into, row] of changes) {
              const by = table === 'effect' ? `subject <> '${whole}'` : rows(table)
              try {
                const statement = database.prepare(`update ${table} set ${column} = ? where ${by}`)
                if (table === 'effect') statement.run(into)
                else statement.run(into, row % 4)
              } catch {
                // SQLite itself refuses it: strict types, unique, not null.
              }
            }
            if (deletion && deletion[0] !== 'effect')
              database.prepare(`delete from ${deletion[0]} where ${rows(deletion[0])}`).run(deletion[1] % 4)
          })
          const again = await later()
          expect(again.applications.kept(whole)?.standing).toBe('accepted')
          for (const id of sealed) again.applications.kept(id)
          expect(again.applications.seal(exampleApplication({ pages: 1, pageBytes: 50 })).ok).toBe(true)
          again.applications.keptOf('410999198805210001')
          await again.stop()
        },
      ),
      { numRuns: 80 },
    )
  })
})

describe('damaged counts', () => {
  it.each([
    'update life set elapsed = 9223372036854775807',
    'update life set wall = 9223372036854775807',
    'update life set wall = -9223372036854775808, elapsed = -9223372036854775808',
    "insert into guess values ('*', 9223372036854775807, 9223372036854775807)",
    'update sqlite_sequence set seq = 9223372036854775807',
    "update sqlite_sequence set seq = 'nonsense'",
    'delete from sqlite_sequence',
  ])('%s: the terminal starts, takes applications in, and destroys nothing early', async (sql) => {
    const sealed = await variety()
    damage((database) => database.exec(sql))
    const again = terminal(folder.path, scriptedPlatform().port)
    again.applications.start()
    again.applications.guesses.count(sealed[0] ?? '')
    for (const id of sealed) {
      expect(again.applications.kept(id)).not.toBeNull()
      await again.applications.sendNow(id, forever)
    }
    expect(again.applications.seal(exampleApplication({ pages: 1, pageBytes: 50 })).ok).toBe(true)
    await again.stop()
  })
})

describe('a damaged file', () => {
  const path = () => join(folder.path, 'outbox.db')
  const platform = () => scriptedPlatform()
  const open = (told: [string, number][] = []) => {
    const opened = openApplications({
      directory: folder.path,
      platform: platform().port,
      onSetAside: (file, rows) => told.push([file, rows]),
    })
    if (!opened.ok) throw new Error(opened.failure.detail)
    return opened.value
  }

  /** Many small applications, so that the tables have many pages. */
  async function many(count: number): Promise<readonly string[]> {
    const applications = open()
    const sealed = Array.from({ length: count }, () => {
      const result = applications.seal(exampleApplication({ pages: 1, pageBytes: 3_000 }))
      if (!result.ok) throw new Error(result.failure.code)
      return result.value.applicationId
    })
    await applications.stop()
    return sealed
  }

  it('of which a part is overwritten: set aside, told, and what can be read goes on', async () => {
    const sealed = await many(60)
    const bytes = readFileSync(path())
    bytes.fill(0xa5, Math.floor(bytes.length / 3), Math.floor((bytes.length * 2) / 3))
    writeFileSync(path(), bytes)
    const told: [string, number][] = []
    const applications = open(told)
    expect(told).toEqual([[expect.stringContaining('outbox.damaged-'), expect.any(Number)]])
    expect(readFileSync(join(folder.path, told[0]?.[0] ?? ''))).toEqual(bytes)
    expect(sealed.filter((id) => applications.holds(id)).length).toBe(told[0]?.[1])
    expect(told[0]?.[1]).toBeGreaterThan(5)
    expect(applications.cannotSeal()).toBeNull()
    await applications.stop()
  })

  it.each([
    ['overwritten from its beginning', (file: string) => writeFileSync(file, Buffer.alloc(20_000, 0x5a))],
    ['emptied', (file: string) => writeFileSync(file, '')],
  ])('%s: the terminal starts', async (_how, spoil) => {
    await many(3)
    spoil(path())
    const applications = open()
    expect(applications.waiting()).toBe(0)
    expect(applications.cannotSeal()).toBeNull()
    await applications.stop()
  })

  it('however it is overwritten, the terminal starts and nothing is thrown away', { timeout: 120_000 }, async () => {
    await many(25)
    const whole = readFileSync(path())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length), fc.integer({ min: 1, max: 9_000 }), fc.nat(255)), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.option(fc.nat(whole.length)),
        async (holes, cut) => {
          const bytes = Buffer.from(whole)
          for (const [at, length, byte] of holes) bytes.fill(byte, at, Math.min(at + length, bytes.length))
          for (const name of readdirSync(folder.path)) if (name !== 'machine.key') rmSync(join(folder.path, name))
          writeFileSync(path(), cut === null ? bytes : bytes.subarray(0, cut))
          const told: [string, number][] = []
          const applications = open(told)
          applications.start()
          await applications.stop()
          for (const [file] of told) expect(readdirSync(folder.path)).toContain(file)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('what was decided is lost here, and a delivery waits: the case is asked for, and the delivery arrives', async () => {
  const platform = scriptedPlatform()
  let here = terminal(folder.path, platform.port)
  const sealed = here.applications.seal(exampleApplication())
  if (!sealed.ok) throw new Error(sealed.failure.code)
  const id = sealed.value.applicationId
  await here.applications.sendNow(id, forever)
  here.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
  here.store.database.exec(`delete from part where owner = '${id}' and name = 'receipt'`)
  here = here.reboot()
  here.applications.start()
  await here.clock.advance(60_000)
  expect(platform.asked).toEqual([`submit ${id}`, `find ${id}`, 'delivery CASE-1'])
  await here.stop()
})
