/** A disk that is full for a time: what was lost is counted, and the record goes on by itself. */
import type * as Fs from 'node:fs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { handClock, type HandClock } from '../base/clock.fixture.ts'
import { createLog } from '../base/log.ts'
import { openAudit, type Audit } from './audit.ts'
import { verifyAudit } from './verify.ts'

const disk = vi.hoisted(() => ({ full: false }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  return {
    ...fs,
    writeSync: (...given: Parameters<typeof fs.writeSync>) => {
      if (disk.full) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      return fs.writeSync(...given)
    },
  }
})

const key = 'ab'.repeat(32)
const log = createLog('silent', { write: () => {} })
let folder: string
let clock: HandClock
let audit: Audit
const file = () => join(folder, 'audit.log')
const events = () => readFileSync(file(), 'utf8').match(/"event":"[^}]*/g)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'))
  clock = handClock()
  disk.full = false
  audit = openAudit({ file: file(), key, now: () => new Date('2026-11-22T01:00:00Z'), log, clock })
  audit.record('session.forgotten', { session: 'before' })
  disk.full = true
  audit.record('session.forgotten', { session: 'lost' })
  audit.record('session.forgotten', { session: 'lost too' })
})
afterEach(() => {
  audit.close()
  rmSync(folder, { recursive: true })
})

it('is not healthy while there is no room; then it is, and says how many entries are lost', async () => {
  await clock.advance(60_000)
  expect(audit.healthy).toBe(false)
  disk.full = false
  await clock.advance(10_000)
  expect(audit.healthy).toBe(true)
  expect(events()).toEqual(['"event":"session.forgotten","session":"before"', '"event":"audit.resumed","lost":2'])
  expect(await verifyAudit(file(), key)).toMatchObject({ ok: true, head: { entries: 2 } })
})

it('whoever has something to record first finds the room, and loses nothing', () => {
  disk.full = false
  audit.record('session.forgotten', { session: 'after' })
  expect(events()?.slice(1)).toEqual([
    '"event":"audit.resumed","lost":2',
    '"event":"session.forgotten","session":"after"',
  ])
})
