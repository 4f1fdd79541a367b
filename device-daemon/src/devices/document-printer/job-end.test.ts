import { expect, it } from 'vitest'
import { completed, sidesOut } from './job-end.ts'
import type { JobProgress } from './questions.ts'

const job = (impressions: number | null, sheets: number | null, ...reasons: readonly string[]): JobProgress => ({
  state: 'completed',
  impressions,
  sheets,
  reasons,
})
const two = { pages: 2, sides: 'one' } as const
const good = ['job-completed-successfully', 'processing-to-stop-point', 'job-completed-with-warnings']

it('every side counted, and no error: printed', () => {
  expect(completed(job(2, 2, ...good), two)).toEqual({ ok: true, value: { sheets: 2 } })
  expect(completed(job(null, 2), two)).toEqual({ ok: true, value: { sheets: 2 } })
  expect(completed(job(2, null), two)).toEqual({ ok: true, value: { sheets: 2 } })
  expect(completed(job(0, 2), two)).toEqual({ ok: true, value: { sheets: 2 } })
})

it('sheets printed on both sides count twice, the last one as far as there are sides', () => {
  const three = { pages: 3, sides: 'two' } as const
  expect(completed(job(null, 2), three)).toEqual({ ok: true, value: { sheets: 2 } })
  expect(completed(job(3, null), three)).toEqual({ ok: true, value: { sheets: 2 } })
  expect(sidesOut(job(null, 2), three)).toBe(3)
  expect(completed(job(null, 1), three)).toMatchObject({ failure: { code: 'printedInPart' } })
})

it.each([1, null])('fewer sides than sent are no success (sheets %j)', (sheets) => {
  expect(completed(job(1, sheets, 'job-completed-successfully'), two)).toMatchObject({
    ok: false,
    failure: { code: 'printedInPart', detail: expect.stringContaining('1 of 2') },
  })
})

it.each([
  'job-completed-with-errors',
  'errors-detected',
  'document-format-error',
  'document-unprintable-error',
  'aborted-by-system',
  'job-canceled-at-device',
])('%s is no success, though every side is counted', (reason) => {
  expect(completed(job(2, 2, reason), two)).toMatchObject({ ok: false, failure: { code: 'printedInPart' } })
})

it('nothing out, and nothing counted', () => {
  expect(completed(job(0, 0, ...good), two)).toMatchObject({ failure: { code: 'deviceFault' } })
  expect(completed(job(null, null, ...good), two)).toMatchObject({ failure: { code: 'outcomeUnknown' } })
})

it('sides that the counted sheets cannot bear are not all out', () => {
  const four = { pages: 4, sides: 'one' } as const
  expect(completed(job(4, 1), four)).toMatchObject({ failure: { code: 'printedInPart' } })
  // Printed on both sides although one was asked for: everything is there.
  expect(completed(job(4, 2), four)).toEqual({ ok: true, value: { sheets: 2 } })
  // Counts no sheets.
  expect(completed(job(4, 0), four)).toEqual({ ok: true, value: { sheets: 4 } })
})
