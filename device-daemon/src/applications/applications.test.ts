import { chmodSync, existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Submission } from '#flows/draft/draft.ts'
import { openApplications } from './applications.ts'
import { openStore } from './store.ts'
import { exampleApplication, planted } from './testing/example.ts'
import { accepted, scriptedPlatform } from './testing/scripted-platform.ts'
import { newFolder, terminal } from './testing/terminal.ts'

const forever = new AbortController().signal
const day = 24 * 60 * 60 * 1000
let folder: ReturnType<typeof newFolder>
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => folder.remove())

function seal(applications: ReturnType<typeof terminal>['applications'], input = exampleApplication()): string {
  const sealed = applications.seal(input)
  if (!sealed.ok) throw new Error(sealed.failure.code)
  return sealed.value.applicationId
}

describe('sealing and sending', () => {
  it('accepted: the citizen hears the case number, the platform has what was sealed, unchanged', async () => {
    const platform = scriptedPlatform()
    const { applications, stop } = terminal(folder.path, platform.port)
    const heard: Submission[] = []
    applications.onUpdate((submission) => heard.push(submission))
    const input = exampleApplication()
    const id = seal(applications, input)
    expect(applications.waiting()).toBe(1)
    const submission = await applications.sendNow(id, forever)
    expect(submission).toMatchObject({
      outcome: 'accepted',
      applicationId: id,
      caseNumber: 'CASE-1',
      dueDate: '2026-12-04',
    })
    expect(submission).not.toHaveProperty('decision')
    expect(heard).toEqual([submission])
    expect(applications.waiting()).toBe(0)
    expect(JSON.stringify(platform.received[0])).toBe(JSON.stringify({ ...input, id, sealedAt: submission.sealedAt }))
    await stop()
  })

  it('returned and refused bring their reasons', async () => {
    const platform = scriptedPlatform()
    const { applications, stop } = terminal(folder.path, platform.port)
    const reasons = [{ text: '照片不清晰', material: 'm_rel' }]
    platform.submits = [
      { caseNumber: 'C1', decision: 'returned', reasons },
      { caseNumber: 'C2', decision: 'refused', reasons },
    ]
    expect(await applications.sendNow(seal(applications), forever)).toMatchObject({ outcome: 'returned', reasons })
    expect(await applications.sendNow(seal(applications), forever)).toMatchObject({ outcome: 'refused', reasons })
    expect(applications.waiting()).toBe(0)
    await stop()
  })

  it('the platform cannot be reached: queued, and sent by itself when it is back', async () => {
    const platform = scriptedPlatform()
    const { applications, clock, stop } = terminal(folder.path, platform.port)
    applications.start()
    platform.submits = ['platformOffline', 'platformOffline', 'platformOffline']
    const id = seal(applications)
    expect(await applications.sendNow(id, forever)).toMatchObject({ outcome: 'queued' })
    const update = new Promise<Submission>((resolve) => applications.onUpdate(resolve))
    await clock.advance(60_000)
    expect(await update).toMatchObject({ outcome: 'accepted', applicationId: id })
    // Nothing has left the terminal, so there is nothing to ask the platform about.
    expect(platform.asked.filter((each) => each.startsWith('find'))).toEqual([])
    await stop()
  })

  it('an unclear outcome is asked about before anything is sent again', async () => {
    const platform = scriptedPlatform()
    const { applications, clock, stop } = terminal(folder.path, platform.port)
    applications.start()
    platform.submits = ['outcomeUnknown', 'inProgress']
    platform.finds = ['platformOffline', null, null]
    const id = seal(applications)
    expect(await applications.sendNow(id, forever)).toMatchObject({ outcome: 'unknown' })
    await clock.advance(600_000)
    expect(applications.waiting()).toBe(0)
    expect(platform.asked).toEqual([
      `submit ${id}`,
      `find ${id}`,
      `find ${id}`,
      `submit ${id}`,
      `find ${id}`,
      `submit ${id}`,
    ])
    await stop()
  })

  it('an answer that was lost is found by asking: one submit, one case', async () => {
    const platform = scriptedPlatform()
    const { applications, stop } = terminal(folder.path, platform.port)
    platform.submits = ['outcomeUnknown']
    platform.finds = [accepted('THERE')]
    expect(await applications.sendNow(seal(applications), forever)).toMatchObject({
      outcome: 'accepted',
      caseNumber: 'THERE',
    })
    expect(platform.asked.filter((each) => each.startsWith('submit'))).toHaveLength(1)
    await stop()
  })

  it('a plain no of the platform is held, asked again at long intervals, and blocks nobody else', async () => {
    const platform = scriptedPlatform()
    const { applications, clock, events, stop } = terminal(folder.path, platform.port)
    applications.start()
    platform.submits = ['platformRefused']
    const held = seal(applications)
    expect(await applications.sendNow(held, forever)).toMatchObject({ outcome: 'held', message: '材料不符合要求' })
    expect(events.at(-1)).toMatchObject({ applicationId: held, state: 'held' })
    const other = seal(applications, exampleApplication({ idNumber: '410999198805210026' }))
    expect(await applications.sendNow(other, forever)).toMatchObject({ outcome: 'accepted' })
    await clock.advance(60_000)
    expect(platform.asked.slice(-2)).toEqual([`find ${held}`, `submit ${held}`])
    expect(applications.waiting()).toBe(0)
    await stop()
  })

  it('two applications of one citizen arrive in the order of sealing, also when only the second is hurried', async () => {
    const platform = scriptedPlatform()
    const { applications, stop } = terminal(folder.path, platform.port)
    const [first, second] = [seal(applications), seal(applications)]
    expect(await applications.sendNow(second, forever)).toMatchObject({ outcome: 'accepted' })
    expect(platform.asked).toEqual([`submit ${first}`, `submit ${second}`])
    await stop()
  })

  it('the citizen does not wait for ever: the answer is what is known when patience ends, the sending goes on', async () => {
    const platform = scriptedPlatform()
    let answer = (): void => {}
    const desk = { ...platform.port }
    platform.port.submit = (application, signal) =>
      new Promise((resolve) => (answer = () => void desk.submit(application, signal).then(resolve)))
    const { applications, clock, stop } = terminal(folder.path, platform.port)
    const id = seal(applications)
    const patience = new AbortController()
    const sent = applications.sendNow(id, patience.signal)
    patience.abort()
    expect(await sent).toMatchObject({ outcome: 'unknown' })
    const update = new Promise<Submission>((resolve) => applications.onUpdate(resolve))
    answer()
    await clock.advance(0)
    expect(await update).toMatchObject({ outcome: 'accepted', applicationId: id })
    await stop()
  })
})

describe('a restart', () => {
  it('in the middle of sending: unknown, asked about, not sent blindly', async () => {
    const platform = scriptedPlatform()
    const left = Promise.withResolvers<void>()
    const silent = { ...platform.port, submit: () => new Promise<never>(() => left.resolve()) }
    const before = terminal(folder.path, silent)
    const id = seal(before.applications)
    void before.applications.sendNow(id, forever)
    await left.promise
    before.store.close()
    const { applications, clock, stop } = terminal(folder.path, platform.port)
    applications.start()
    await clock.advance(0)
    expect(platform.asked).toEqual([`find ${id}`, `submit ${id}`])
    expect(applications.waiting()).toBe(0)
    await stop()
  })

  it('keeps what waits, its order and its follow-ups', async () => {
    const platform = scriptedPlatform()
    const before = terminal(folder.path, platform.port)
    const ids = [seal(before.applications), seal(before.applications)]
    before.applications.followUp(ids[0] ?? '', { kind: 'delivery', delivery: { mode: 'window' } })
    before.applications.followUp(ids[0] ?? '', { kind: 'evaluation', evaluation: { satisfaction: 5, remarks: [] } })
    const { applications, clock, stop } = before.reboot()
    expect(applications.waiting()).toBe(2)
    applications.start()
    await clock.advance(0)
    expect(platform.asked.filter((each) => each.startsWith('submit'))).toEqual(ids.map((id) => `submit ${id}`))
    expect(platform.asked.filter((each) => /^(delivery|evaluate)/.test(each))).toEqual([
      'delivery CASE-1',
      'evaluate CASE-1',
    ])
    await stop()
  })

  it('a second daemon on the same files is refused', async () => {
    const { stop } = terminal(folder.path, scriptedPlatform().port)
    expect(openStore(join(folder.path, 'outbox.db'))).toMatchObject({ ok: false, failure: { code: 'busy' } })
    await stop()
  })
})

describe('follow-ups', () => {
  it('are tried again until they arrive, in order', async () => {
    const platform = scriptedPlatform()
    const { applications, clock, stop } = terminal(folder.path, platform.port)
    applications.start()
    platform.followUps = ['platformOffline', 'outcomeUnknown', 'done', 'done']
    const id = seal(applications)
    await applications.sendNow(id, forever)
    applications.followUp(id, { kind: 'delivery', delivery: { mode: 'post', address: planted.address } })
    applications.followUp(id, { kind: 'evaluation', evaluation: { satisfaction: 4, remarks: [] } })
    await clock.advance(120_000)
    expect(platform.asked.slice(1)).toEqual([
      'delivery CASE-1',
      'delivery CASE-1',
      'delivery CASE-1',
      'evaluate CASE-1',
    ])
    await stop()
  })

  it('a returned application has no result to deliver, but may be evaluated', async () => {
    const platform = scriptedPlatform()
    const { applications, clock, stop } = terminal(folder.path, platform.port)
    applications.start()
    platform.submits = [{ caseNumber: 'C1', decision: 'returned', reasons: [] }]
    const id = seal(applications)
    applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })
    applications.followUp(id, { kind: 'evaluation', evaluation: { satisfaction: 1, remarks: ['slow'] } })
    await clock.advance(0)
    expect(platform.asked).toEqual([`submit ${id}`, 'evaluate C1'])
    await stop()
  })

  it('of an application that is not held here are refused', async () => {
    const { applications, stop } = terminal(folder.path, scriptedPlatform().port)
    expect(
      applications.followUp('0b8f6a54-6f0e-4f3f-9d0e-6c5a0f6f1c11', { kind: 'delivery', delivery: { mode: 'window' } }),
    ).toMatchObject({ ok: false, failure: { code: 'notAllowedNow' } })
    await stop()
  })
})

describe('limits', () => {
  it('a full outbox refuses before the first question and at sealing', async () => {
    const { applications, stop } = terminal(folder.path, scriptedPlatform().port, { maxWaiting: 2 })
    seal(applications)
    expect(applications.cannotSeal()).toBeNull()
    seal(applications)
    expect(applications.cannotSeal()).toBe('outboxFull')
    expect(applications.seal(exampleApplication())).toMatchObject({ ok: false, failure: { code: 'outboxFull' } })
    await stop()
  })

  it('a disk that is nearly full refuses likewise', async () => {
    const made = terminal(folder.path, scriptedPlatform().port)
    made.freeBytes = 1_000_000
    expect(made.applications.cannotSeal()).toBe('diskFull')
    expect(made.applications.seal(exampleApplication())).toMatchObject({ ok: false, failure: { code: 'diskFull' } })
    await made.stop()
  })

  it('the disk fills in the middle of sealing: a clear code, nothing half stored, and it goes on when there is room', async () => {
    const platform = scriptedPlatform()
    const { applications, store, stop } = terminal(folder.path, platform.port)
    const count = (table: string): unknown => store.database.prepare(`select count(*) as n from ${table}`).get()?.['n']
    const pages = Number(store.database.prepare('pragma page_count').get()?.['page_count'])
    store.database.exec(`pragma max_page_count = ${pages + 3}`)
    expect(applications.seal(exampleApplication({ pages: 4, pageBytes: 50_000 }))).toMatchObject({
      ok: false,
      failure: { code: 'diskFull' },
    })
    expect(['application', 'part', 'vault_key', 'effect'].map(count)).toEqual([0, 0, 0, 0])
    expect(applications.waiting()).toBe(0)
    store.database.exec('pragma max_page_count = 1000000')
    expect(await applications.sendNow(seal(applications), forever)).toMatchObject({ outcome: 'accepted' })
    await stop()
  })

  it('the disk is full when the answer comes: the outcome counts as unknown and is found again', async () => {
    const platform = scriptedPlatform()
    const { applications, store, clock, stop } = terminal(folder.path, platform.port)
    applications.start()
    let full = true
    const [disk, desk] = [{ ...store }, { ...platform.port }]
    platform.port.submit = async (...given) => {
      const answer = await desk.submit(...given)
      Object.assign(store, {
        transaction: (act: () => unknown) =>
          full ? { ok: false, failure: { code: 'diskFull', detail: 'test' } } : disk.transaction(act),
      })
      return answer
    }
    const id = seal(applications)
    expect(await applications.sendNow(id, forever)).toMatchObject({ outcome: 'unknown' })
    full = false
    await clock.advance(600_000)
    expect(platform.asked).toEqual([`submit ${id}`, `find ${id}`])
    expect(applications.waiting()).toBe(0)
    await stop()
  })
})

describe('at rest', () => {
  const needles = [
    planted.name,
    planted.idNumber,
    planted.mobile,
    planted.address,
    '户口注销',
    'CASE-1',
    '邮寄到村委会',
  ].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
  const found = (bytes: Buffer): string[] => needles.filter((needle) => bytes.includes(needle)).map(String)

  it('no plaintext of what was sealed, answered or followed up is in the files', async () => {
    const made = terminal(folder.path, scriptedPlatform().port)
    const id = seal(made.applications)
    await made.applications.sendNow(id, forever)
    made.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'post', address: '邮寄到村委会' } })
    expect(made.bytesOnDisk().length).toBeGreaterThan(10_000)
    expect(found(made.bytesOnDisk())).toEqual([])
    await made.stop()
    expect(found(made.bytesOnDisk())).toEqual([])
  })

  it('after retention the key is gone from database, log and free pages, and with it the contents', async () => {
    const made = terminal(folder.path, scriptedPlatform().port, { retentionMs: day })
    made.applications.start()
    const id = seal(made.applications)
    await made.applications.sendNow(id, forever)
    const row = (sql: string) => made.store.database.prepare(sql).get(id)
    const wrapped = Buffer.from(row('select wrapped from vault_key where owner = ?')?.['wrapped'] as Uint8Array)
    const sealed = Buffer.from(
      row(`select content from part where owner = ? and name = 'application'`)?.['content'] as Uint8Array,
    )
    expect(made.bytesOnDisk().includes(wrapped)).toBe(true)

    await made.clock.advance(day + 10 * 60 * 1000)
    expect(made.events.at(-1)).toMatchObject({ applicationId: id, happening: 'destroyed' })
    expect(made.bytesOnDisk().includes(wrapped)).toBe(false)
    expect(made.bytesOnDisk().includes(sealed.subarray(100, 164))).toBe(false)
    expect(made.applications.followUp(id, { kind: 'delivery', delivery: { mode: 'window' } })).toMatchObject({
      ok: false,
    })
    await made.stop()
  })

  it('what waits, or has something left to send, is never destroyed, however the clock jumps', async () => {
    const platform = scriptedPlatform()
    const made = terminal(folder.path, platform.port, { retentionMs: day })
    platform.submits = Array.from({ length: 1000 }, () => 'platformOffline' as const)
    platform.followUps = Array.from({ length: 1000 }, () => 'platformOffline' as const)
    made.applications.start()
    const waiting = seal(made.applications)
    made.setWall(Date.UTC(2036, 0, 1))
    await made.clock.advance(30 * 60 * 1000)
    expect(made.events.map((event) => event.happening)).not.toContain('destroyed')
    platform.submits = []
    await made.clock.advance(120_000)
    expect(platform.received.map((application) => application.id)).toEqual([waiting])
    await made.stop()
  })
})

describe('opening', () => {
  const open = () => openApplications({ directory: join(folder.path, 'state'), platform: scriptedPlatform().port })

  it('makes folder, key and database for the owner only', async () => {
    const opened = open()
    if (!opened.ok) throw new Error(opened.failure.detail)
    expect(opened.value.cannotSeal()).toBeNull()
    const mode = (name: string) => statSync(join(folder.path, 'state', name)).mode & 0o777
    expect([mode('.'), mode('machine.key')]).toEqual([0o700, 0o600])
    await opened.value.stop()
  })

  it('refuses a key that others may read, and a database whose key is gone', async () => {
    const first = open()
    if (first.ok) await first.value.stop()
    const key = join(folder.path, 'state', 'machine.key')
    chmodSync(key, 0o644)
    expect(open()).toMatchObject({ ok: false, failure: { code: 'exposed' } })
    rmSync(key)
    expect(open()).toMatchObject({ ok: false, failure: { code: 'missing' } })
    expect(existsSync(key)).toBe(false)
  })
})
