/** Which of the 电子证照 that the platform holds counts. */
import { expect, it } from 'vitest'
import type { Payload } from '#contract/commands.ts'
import { ok } from '../base/result.ts'
import type { PlatformCase } from '../platform/port.ts'
import { affair, card } from '../testing/affair.ts'
import { applying } from '../testing/applying.ts'

const strokes: Payload<'Application.Sign'>['strokes'] = [
  [
    [0.1, 0.1, 0, 0.5],
    [0.9, 0.9, 300, 0.5],
  ],
]
const at = applying()

it.each([
  [
    'the valid one, whichever the platform tells first',
    [
      ['old', '2026-11-21'],
      ['new', '2026-11-22'],
    ],
    'new',
  ],
  [
    'the one that is valid longest',
    [
      ['short', '2030-01-01'],
      ['ever', null],
      ['long', '2040-01-01'],
    ],
    'ever',
  ],
  ['none, when all have expired: it is photographed', [['old', '2026-11-21']], null],
] as const)('of several licences of a kind: %s', async (_which, held, expected) => {
  at.here.platform.licences = async (_identity, _affair, [type = '']) =>
    ok(
      held.map(([number, validUntil]) => ({
        id: number,
        type,
        number,
        holder: 'applicant',
        holderName: card.name,
        issuer: '示范局',
        validUntil,
      })),
    )
  at.here.reader.lay(card)
  await at.ui.command('IdCard.Read')
  expect((await at.ui.result('Shared.Fetch')).materials['m_licence']).toMatchObject(
    expected === null ? { status: 'unavailable' } : { status: 'fetched', licenceNumber: expected },
  )
})

it.each([
  ['applicant', card.name, 'fetched'],
  ['applicant', `${card.name.slice(0, 1)} ${card.name.slice(1)}`, 'fetched'],
  ['applicant', '王一二', 'otherName'],
] as const)('made out to the %s %s: %s', async (holder, holderName, expected) => {
  at.here.platform.licences = async (_identity, _affair, [type = '']) =>
    ok([{ id: 'l', type, number: 'l', holder, holderName, issuer: '示范局', validUntil: null }])
  at.here.reader.lay(card)
  await at.ui.command('IdCard.Read')
  expect((await at.ui.result('Shared.Fetch')).materials['m_licence']).toMatchObject(
    expected === 'fetched' ? { status: expected } : { status: 'unavailable', reason: expected },
  )
})

it('of two that are valid, the one with the right name, though the other is valid longer', async () => {
  const held = (holderName: string, validUntil: string | null) =>
    ({ id: holderName, number: holderName, holder: 'applicant', holderName, issuer: '示范局', validUntil }) as const
  at.here.platform.licences = async (_identity, _affair, [type = '']) =>
    ok([held('王一二', null), held(card.name, '2030-01-01')].map((one) => ({ ...one, type })))
  at.here.reader.lay(card)
  await at.ui.command('IdCard.Read')
  expect((await at.ui.result('Shared.Fetch')).materials['m_licence']).toMatchObject({ licenceNumber: card.name })
})

it('a licence that a department has returned is photographed, in the same session and on another day', async () => {
  const reasons = [{ text: '证照信息有误', material: 'm_licence' }]
  at.here.platform.decide = async () => ({ decision: 'returned', reasons })
  at.here.platform.caseStatus = async (caseNumber) =>
    ok({ ...theirs(caseNumber), items: [], unreadable: 0, missing: null, reasons })
  at.here.platform.casesOfPerson = async () => ok({ cases: [theirs('C1')], unreadable: 0, older: false })
  const state = async () => {
    const { session } = await at.ui.result('Session.Current')
    return session?.journey === 'apply' ? session.draft.materials['m_licence'] : undefined
  }
  const identified = async () => {
    at.here.reader.lay(card)
    await at.ui.command('IdCard.Read')
    await at.ui.command('Face.Compare')
    await at.ui.command('Shared.Fetch')
  }
  await identified()
  expect(await state()).toMatchObject({ status: 'fetched' })
  const passed = ['guide', 'question.where', 'notice', 'fetch']
  await at.ui.command('Session.Save', { answers: { where: ['town'] }, values: { mobile: '13800000000' }, passed })
  await at.ui.command('Material.Capture', { material: 'm_paper' })
  await at.ui.command('Application.Sign', { signer: 'applicant', strokes })
  expect((await at.ui.command('Application.Submit')).payload).toMatchObject({ outcome: 'returned' })
  await at.ui.command('Session.Save', { values: { mobile: '13900000000' } })
  expect(await state()).toEqual({ status: 'unavailable', reason: 'returned' })
  await at.ui.command('Shared.Fetch')
  expect(await state()).toEqual({ status: 'unavailable', reason: 'returned' })
  await at.ui.command('Material.Capture', { material: 'm_licence' })
  expect(await state()).toMatchObject({ status: 'captured' })

  for (const [corrects, status] of [
    ['C1', 'unavailable'],
    ['somebody-elses', 'fetched'],
  ] as const) {
    await at.ui.command('Session.End', { reason: 'finished' })
    await at.ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh', corrects })
    await identified()
    expect((await state())?.status).toBe(status)
  }
})

const theirs = (caseNumber: string): PlatformCase => ({
  caseNumber,
  applicationId: null,
  affair: { id: affair.id, name: affair.name.zh },
  appliedAt: '2026-11-22T09:00:00+08:00',
  standing: 'returned',
})
