/** Applications that the platform sends back: returned to be mended, or refused; on the screen and on paper. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Affair } from '../model/affair.ts'
import type { Submission } from '../draft/draft.ts'
import { afterDeath } from './testing/catalogue.ts'
import { ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})

async function inside(affair: Affair, answers: Visitor['answers'] = {}): Promise<void> {
  visitor = new Visitor(new ScriptedDaemon(affair), answers)
  await visitor.open(affair.id)
}
const sealed = { applicationId: 'a-1', sealedAt: '2026-11-22T08:00:00+08:00' }

describe.each(['receipt', 'delivery', 'evaluation'] as const)('returned while the citizen is at %s', (at) => {
  async function mended(answer: Partial<Submission> & Pick<Submission, 'outcome'>): Promise<void> {
    await inside(afterDeath)
    visitor.daemon.next('Application.Submit', { value: { outcome: 'queued', ...sealed } satisfies Submission })
    await visitor.walkTo(at)
    const returned = {
      outcome: 'returned',
      ...sealed,
      caseNumber: '410902-0001',
      reasons: [{ text: '缺少签名' }],
    } satisfies Submission
    visitor.daemon.learn(returned)
    visitor.ask({ type: 'UPDATED', submission: returned })
    expect(visitor.screen).toBe('returned')
    visitor.touch({ type: 'CONTINUE' })
    visitor.daemon.next('Application.Submit', { value: { ...sealed, ...answer } })
    await visitor.walkTo('sign')
  }

  test('mended and accepted: told so, with a receipt and a way to the results of its own', async () => {
    await mended({
      outcome: 'accepted',
      caseNumber: '410902-0002',
      acceptedAt: '2026-11-22T09:00:00+08:00',
      dueDate: '2026-12-04',
    })
    await visitor.walkTo('accepted')
    expect(visitor.context.draft).toMatchObject({ delivery: null, evaluated: false, appointments: {} })
    await visitor.walkTo('receipt')
    await visitor.walkTo('delivery')
    await visitor.walkTo('evaluation')
  })

  test('mended and refused: the reasons are shown before their paper', async () => {
    await mended({ outcome: 'refused', reasons: [{ text: '不属于受理范围' }] })
    await visitor.walkTo('refused')
    visitor.touch({ type: 'CONTINUE' })
    expect([visitor.screen, visitor.on('receipt').document]).toEqual(['receipt', 'explanation'])
  })
})

test('returned for correction: from the reason to the material, and handed in again', async () => {
  await inside(afterDeath, { rel: ['other'] })
  visitor.daemon.next('Application.Submit', {
    value: {
      outcome: 'returned',
      ...sealed,
      caseNumber: '410902-0001',
      reasons: [{ text: '照片不清楚', material: 'm_rel' }],
    } satisfies Submission,
  })
  await visitor.walkTo('returned')
  visitor.touch({ type: 'CHANGE', step: 'material.m_rel' })
  await visitor.ready()
  expect(visitor.screen).toBe('capture')
  visitor.touch({ type: 'REMOVE_PAGE', page: 'page-1' })
  await visitor.ready()
  await visitor.walkTo('check')
  expect(visitor.context.draft.corrects).toBe('410902-0001')
  await visitor.walkTo('accepted')
  expect(visitor.daemon.calls.filter((call) => call === 'Application.Submit')).toHaveLength(2)
})

test('a licence that the platform had is returned: its paper is photographed, and it is not fetched again', async () => {
  await inside(afterDeath)
  visitor.daemon.next('Application.Submit', {
    value: {
      outcome: 'returned',
      ...sealed,
      caseNumber: '410902-0001',
      reasons: [{ text: '户口簿已变更', material: 'm_hukou' }],
    } satisfies Submission,
  })
  await visitor.walkTo('returned')
  expect(visitor.context.draft.materials['m_hukou']?.status).toBe('fetched')
  visitor.touch({ type: 'CHANGE', step: 'material.m_hukou' })
  await visitor.ready()
  expect(visitor.screen).toBe('capture')
  await visitor.walkTo('accepted')
  expect(visitor.context.draft.materials['m_hukou']?.status).toBe('captured')
})

test('refused: the reasons, the same on paper, then the evaluation; there is nothing to fetch', async () => {
  await inside(afterDeath)
  visitor.daemon.next('Application.Submit', {
    value: { outcome: 'refused', ...sealed, reasons: [{ text: '不属于受理范围' }] } satisfies Submission,
  })
  await visitor.walkTo('refused')
  visitor.touch({ type: 'CONTINUE' })
  expect([visitor.screen, visitor.on('receipt').document]).toEqual(['receipt', 'explanation'])
  visitor.touch({ type: 'PRINT', on: 'a4' })
  await visitor.ready()
  visitor.touch({ type: 'CONTINUE' })
  expect(visitor.screen).toBe('evaluation')
})

test('returned, and not mended today: what to mend is printed, and mending is still possible', async () => {
  await inside(afterDeath)
  visitor.daemon.next('Application.Submit', {
    value: { outcome: 'returned', ...sealed, caseNumber: '410902-0001', reasons: [] } satisfies Submission,
  })
  await visitor.walkTo('returned')
  visitor.touch({ type: 'EXPLAIN' })
  expect([visitor.screen, visitor.on('receipt').document]).toEqual(['receipt', 'explanation'])
  visitor.touch({ type: 'PRINT', on: 'roll' })
  await visitor.ready()
  expect(visitor.on('receipt').printed).toEqual(['roll'])
  visitor.touch({ type: 'CONTINUE' })
  expect(visitor.screen).toBe('returned')
})

test.each(['receipt', 'delivery', 'evaluation'] as const)(
  'refused while the citizen is at %s: told at once',
  async (at) => {
    await inside(afterDeath)
    await visitor.walkTo(at)
    visitor.ask({
      type: 'UPDATED',
      submission: { outcome: 'refused', ...sealed, reasons: [{ text: '不属于受理范围' }] },
    })
    expect(visitor.screen).toBe('refused')
  },
)
