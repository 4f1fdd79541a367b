import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openAudit } from '../audit/audit.ts'
import { systemClock } from '../base/clock.ts'
import { createLog } from '../base/log.ts'
import { readRecord } from './record-knows.ts'

const folder = mkdtempSync(join(tmpdir(), 'missing-'))
const file = join(folder, 'audit.log')
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('what was sealed and neither decided nor ended by staff is missing when the outbox does not have it', async () => {
  const log = createLog('silent', { write: () => {} })
  const audit = openAudit({ file, key: '00', now: () => new Date(Date.UTC(2026, 10, 22)), log, clock: systemClock })
  const seal = (application: string) => audit.record('application.sealed', { session: 's', application, digest: 'd' })
  for (const id of ['waits', 'gone', 'told', 'decided', 'asked', 'ended', 'ended while missing', 'delivered']) seal(id)
  audit.record('application.outcome', { application: 'decided', outcome: 'accepted' })
  audit.record('application.outcome', { application: 'asked', outcome: 'unknown' })
  audit.record('application.outcome', { application: 'ended', outcome: 'closed' })
  audit.record('application.ended', { application: 'ended', what: 'application' })
  audit.record('application.missing', { application: 'ended while missing' })
  audit.record('application.ended', { application: 'ended while missing', what: 'application' })
  audit.record('application.outcome', { application: 'delivered', outcome: 'accepted' })
  audit.record('application.ended', { application: 'delivered', what: 'delivery' })
  audit.record('application.missing', { application: 'told' })
  audit.close()
  const known = await readRecord(file, (id) => id === 'waits')
  expect(known.ended).toEqual(['ended', 'ended while missing'])
  expect(known.missing).toEqual([
    { applicationId: 'gone', sealedAt: '2026-11-22T00:00:00.000Z', told: false },
    { applicationId: 'told', sealedAt: '2026-11-22T00:00:00.000Z', told: true },
    { applicationId: 'asked', sealedAt: '2026-11-22T00:00:00.000Z', told: false },
  ])
})
