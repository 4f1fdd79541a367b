import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { lastRecorded, mayBeOfKey, openAudit, type Audit } from './audit.ts'
import { digestOf, formatHead, lineOf, noPredecessor } from './chain.ts'
import { verifyAudit } from './verify.ts'

const key = 'ab'.repeat(32)
const log = createLog('silent', { write: () => {} })
let folder: string
let file: string
const now = () => new Date('2026-11-22T01:00:00Z')
const open = (): Audit => openAudit({ file, key, now, log, clock: systemClock })
const lines = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n')
const rewrite = (changed: readonly string[]): void => writeFileSync(file, changed.map((line) => `${line}\n`).join(''))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'))
  file = join(folder, 'audit.log')
  const audit = open()
  for (let i = 0; i < 20; i++)
    audit.record('session.begun', { session: `s${i}`, journey: 'apply', affair: 'n13-after-death' })
  audit.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('what is gone', () => {
  const gaps = async () => {
    const verdict = await verifyAudit(file, key)
    return verdict.ok ? verdict.gaps : verdict.problem
  }

  it.each([
    ['its end, with the head left', () => rewrite(lines().slice(0, 15)), [16]],
    ['its head', () => rmSync(`${file}.head`), [21]],
    ['its end and its head', () => (rewrite(lines().slice(0, 15)), rmSync(`${file}.head`)), [16]],
    ['all of it', () => (rmSync(file), rmSync(`${file}.head`)), [1]],
    ['all but its head', () => rmSync(file), [1, 2]],
    ['its end, and a head made up', () => (rewrite(lines().slice(0, 15)), writeFileSync(`${file}.head`, 'x')), [16]],
  ] as const)('%s: found after a restart as well', async (_what, cut, expected) => {
    cut()
    openAudit({ file, key, now, log, clock: systemClock, hadRecord: true }).close()
    expect(await gaps()).toEqual(expected)
  })

  it('nothing, on a new machine', async () => {
    rmSync(file)
    rmSync(`${file}.head`)
    open().close()
    expect(readFileSync(file, 'utf8')).toBe('')
  })
})

describe('the record', () => {
  it('verifies as written, and goes on after a restart', async () => {
    const audit = open()
    audit.record('session.ended', { session: 's1', reason: 'finished' })
    audit.close()
    expect(await verifyAudit(file, key)).toMatchObject({ ok: true, head: { entries: 21 } })
  })

  it('verifies what a platform wrote with line ends of its own in it', async () => {
    const audit = open()
    audit.record('application.refused', { application: 'a', what: 'application', detail: 'BAD\u2028FIELD\u2029\u0085' })
    audit.close()
    expect(await verifyAudit(file, key)).toMatchObject({ ok: true, head: { entries: 21 } })
  })

  it('shows every single edit', async () => {
    const original = lines()
    for (let i = 0; i < original.length; i++) {
      rewrite(original.map((line, at) => (at === i ? line.replace('n13', 'h01') : line)))
      expect(await verifyAudit(file, key)).toEqual({ ok: false, problem: 'changed', entry: i + 1 })
    }
  })

  it('shows every deletion, insertion and swap', async () => {
    const original = lines()
    for (let i = 0; i < original.length - 1; i++) {
      rewrite(original.toSpliced(i, 1))
      expect((await verifyAudit(file, key)).ok).toBe(false)
      rewrite(original.toSpliced(i, 0, original[i] ?? ''))
      expect((await verifyAudit(file, key)).ok).toBe(false)
      rewrite(original.toSpliced(i, 2, original[i + 1] ?? '', original[i] ?? ''))
      expect((await verifyAudit(file, key)).ok).toBe(false)
    }
  })

  it('shows a cut-off end, and says so again when the daemon starts on it', async () => {
    const original = lines()
    rewrite(original.slice(0, 15))
    expect(await verifyAudit(file, key)).toEqual({ ok: false, problem: 'cutShort', entry: 15, expected: 20 })
    open().close()
    expect(lines().at(-1)).toContain('"event":"audit.cutShort","expected":20,"found":15')
  })

  it('shows a chain that was made anew without the key', async () => {
    let digest = noPredecessor
    const forged = lines().map((line) => {
      const entry = line.slice(65).replace('n13', 'h01')
      digest = digestOf('cd'.repeat(32), digest, entry)
      return lineOf(digest, entry)
    })
    writeFileSync(file, forged.join(''))
    writeFileSync(`${file}.head`, formatHead('cd'.repeat(32), { entries: forged.length, digest }))
    expect((await verifyAudit(file, key)).ok).toBe(false)
  })

  it('shows an older copy of everything when a later head was kept elsewhere', async () => {
    const older = { log: readFileSync(file), head: readFileSync(`${file}.head`) }
    const audit = open()
    audit.record('daemon.stopped', {})
    const kept = audit.head
    audit.close()
    writeFileSync(file, older.log)
    writeFileSync(`${file}.head`, older.head)
    expect((await verifyAudit(file, key)).ok).toBe(true)
    expect(await verifyAudit(file, key, kept)).toMatchObject({ ok: false, problem: 'cutShort', expected: 21 })
  })

  it('after a power cut in the middle of an entry, drops the torn line, says so and goes on', async () => {
    appendFileSync(file, lines()[0]?.slice(0, 90) ?? '')
    open().close()
    expect(lines().at(-1)).toContain('"event":"audit.tailRepaired","bytes":90,"what":"entry"')
    expect(await verifyAudit(file, key)).toMatchObject({ ok: true, head: { entries: 21 } })
  })

  it.each([90, 4_096, 300_000])(
    'after a power cut that left %d zeros at the end, says that it is zeros, and goes on',
    async (bytes) => {
      appendFileSync(file, Buffer.alloc(bytes))
      expect(lastRecorded(file)).toBe(now().getTime())
      open().close()
      expect(lines().at(-1)).toContain(`"seq":21,"at":"2026-11-22T01:00:00.000Z","event":"audit.tailRepaired"`)
      expect(lines().at(-1)).toContain(`"bytes":${bytes},"what":"zeros"`)
      expect(await verifyAudit(file, key)).toMatchObject({ ok: true, head: { entries: 21 }, gaps: [] })
    },
  )

  it('whose last entry became zeros says that it was cut short, and goes on behind what is left', async () => {
    const bytes = readFileSync(file)
    const last = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
    writeFileSync(file, bytes.fill(0, last))
    open().close()
    expect(lines().slice(-2).join()).toMatch(/"seq":20,.*tailRepaired.*"what":"zeros".*"seq":21,.*cutShort/)
    expect(await verifyAudit(file, key)).toMatchObject({ ok: true, gaps: [21] })
  })

  it('after a power cut that lost the head but not the entry, is whole', async () => {
    const head = readFileSync(`${file}.head`)
    const audit = open()
    audit.record('daemon.stopped', {})
    audit.close()
    writeFileSync(`${file}.head`, head)
    expect((await verifyAudit(file, key)).ok).toBe(true)
  })

  it('is known as of another key, even without its head; a new one is of any', () => {
    const other = 'cd'.repeat(32)
    expect([mayBeOfKey(file, key), mayBeOfKey(file, other)]).toEqual([true, false])
    rmSync(`${file}.head`)
    rewrite([...lines().slice(0, -1), 'spoilt'])
    expect([mayBeOfKey(file, key), mayBeOfKey(file, other)]).toEqual([true, false])
    rewrite([])
    expect(mayBeOfKey(file, other)).toBe(true)
  })

  it('shows a head that was damaged or removed', async () => {
    truncateSync(`${file}.head`, 10)
    expect(await verifyAudit(file, key)).toEqual({ ok: false, problem: 'headDamaged' })
    rmSync(`${file}.head`)
    expect(await verifyAudit(file, key)).toEqual({ ok: false, problem: 'headDamaged' })
  })

  it('says so when the disk refuses, instead of throwing', () => {
    const audit = open()
    audit.close()
    audit.record('daemon.stopped', {})
    expect(audit.healthy).toBe(false)
  })
})
