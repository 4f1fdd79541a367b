/** Values are judged in the daemon by the same rules as on the screen, and by the daemon's day. */
import { beforeEach, expect, it } from 'vitest'
import { idCheckDigit } from '#flows/entries/identity.ts'
import { applicantSigned } from '#flows/draft/turns.ts'
import type { Strokes } from '#flows/journeys/port.ts'
import { card } from '../testing/affair.ts'
import { applying } from '../testing/applying.ts'
import { ending } from '../testing/ui-client.ts'

const strokes: Strokes = [
  [
    [0.1, 0.2, 0, 0.5],
    [0.9, 0.8, 30, 0.5],
  ],
]
const at = applying()
beforeEach(async () => {
  await at.ui.command('Session.Save', { answers: { where: ['town'] } })
  at.here.reader.lay(card)
  await at.ui.command('IdCard.Read')
  await at.ui.command('Shared.Fetch')
  await at.ui.command('Session.Save', { values: { mobile: '13800000000' }, promised: ['m_licence'], passed: ['fetch'] })
  await at.ui.command('Material.Capture', { material: 'm_paper' })
})

const draft = async () => {
  const { session } = await at.ui.result('Session.Current')
  if (session?.journey !== 'apply') throw new Error('no application is open')
  return session.draft
}
const numbered = (day: string): string => {
  const first = `410999${day}002`
  return first + idCheckDigit(first)
}
const partner = (pNumber: string, other: Readonly<Record<string, string>> = {}) =>
  at.ui.command('Session.Save', { rows: { partners: [{ id: 'r1', values: { pName: '王某', pNumber, ...other } }] } })
const submitted = async () => {
  await at.ui.command('Application.Sign', { signer: 'applicant', strokes })
  // The partner signs on paper, whatever kind of document they have.
  await at.ui.command('Material.Capture', { material: 'signature/form/partner/r1' })
  return ending(await at.ui.command('Application.Submit'))
}

it('knows what day it is from the beginning', async () => {
  expect((await draft()).today).toBe('2026-11-22')
})

it('puts what is typed at its place in Unicode', async () => {
  await partner(card.idNumber, { pName: '王\ue863' })
  expect((await draft()).rows['partners']?.[0]?.values['pName']).toBe('王䶮')
})

it('takes nobody who is born tomorrow, whatever a page let through', async () => {
  await partner(numbered('20261123'))
  expect(await submitted()).toEqual(['commandErrorCode', 'incomplete'])
  await partner(numbered('20261122'))
  expect((await submitted())[0]).toBe('success')
})

it('takes a number whose check digit does not fit only once it is confirmed; that voids the signature', async () => {
  const odd = numbered('19880521').replace(/.$/, (digit) => (digit === '1' ? '2' : '1'))
  await partner(odd)
  expect(await submitted()).toEqual(['commandErrorCode', 'incomplete'])
  expect(applicantSigned(await draft())).toBe(true)
  await at.ui.command('Session.Save', { confirmed: [odd] })
  expect(applicantSigned(await draft())).toBe(false)
  expect((await submitted())[0]).toBe('success')
})

it('takes another document with its own check', async () => {
  await partner('H60012345', { pNumberType: 'passport' })
  await partner('H6001234', { pNumberType: 'hkMacaoPass' })
  expect(await submitted()).toEqual(['commandErrorCode', 'incomplete'])
  await partner('H60012345', { pNumberType: 'hkMacaoPass' })
  expect((await submitted())[0]).toBe('success')
})
