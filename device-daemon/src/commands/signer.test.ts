/** Somebody who signs beside the applicant: identified against the form, signing, and let go again by a change. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { getPerson } from '../../simulators/people.ts'
import type { Application } from '../applications/application.ts'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'

const partner = getPerson('wang-jie-yan')
const signer = 'partner/r1'
const strokes: [number, number, number, number][][] = [[[0.1, 0.1, 0, 0.5]]]
let here: TestDaemon
let ui: UiClient
const draft = async () => {
  const { session } = await ui.result('Session.Current')
  if (session?.journey !== 'apply') throw new Error('nobody applies')
  return session.draft
}
const partners = (name: string, number: string) =>
  ui.command('Session.Save', { rows: { partners: [{ id: 'r1', values: { pName: name, pNumber: number } }] } })
const sign = (by: string) => ui.command('Application.Sign', { signer: by, strokes })
const show = async (whose: { readonly name: string; readonly idNumber: string }) => {
  here.reader.lift()
  here.reader.lay({ ...card, ...whose })
  return ending(await ui.command('IdCard.ReadSigner', { signer }))
}

beforeEach(async () => {
  here = await startTestDaemon({})
  ui = await connect(await launch(here.daemon.url))
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
  await ui.command('Session.Save', { answers: { where: ['town'] } })
  here.reader.lay(card)
  await ui.command('IdCard.Read')
  await ui.command('Shared.Fetch')
  await ui.command('Session.Save', { values: { mobile: '13800000000' }, promised: ['m_licence'] })
  await ui.command('Material.Capture', { material: 'm_paper' })
  await partners(partner.name, partner.idNumber)
})
afterEach(() => here.stop())

it('does not sign before they are identified, and nobody hands in without them', async () => {
  await sign('applicant')
  expect(ending(await sign(signer))[1]).toBe('notAllowedNow')
  expect(ending(await ui.command('Application.Submit'))[1]).toBe('incomplete')
})

it('is not somebody with another card: nothing is taken over, and the applicant stays who they are', async () => {
  expect(await show(getPerson('zhang-shouzheng'))).toEqual(['commandErrorCode', 'otherPerson'])
  expect(await show({ ...partner, name: '别人' })).toEqual(['commandErrorCode', 'otherPerson'])
  expect(await draft()).toMatchObject({ identity: { name: card.name }, persons: {} })
  expect((await draft()).signatures).toEqual({})
})

it('signs with their own card, and the case says who signed and how each was identified', async () => {
  await sign('applicant')
  expect(await show(partner)).toEqual(['success', undefined])
  expect((await draft()).signatures[signer]).toEqual({ by: 'card', signedAt: null })
  expect(await sign(signer).then(ending)).toEqual(['success', undefined])
  const submit = here.platform.submit.bind(here.platform)
  const sent: Application[] = []
  here.platform.submit = (application, ...rest) => {
    sent.push(application)
    return submit(application, ...rest)
  }
  expect(ending(await ui.command('Application.Submit'))).toEqual(['success', undefined])
  expect(sent[0]?.signatures).toMatchObject([
    { id: 'applicant', by: 'card', strokes, name: card.name },
    { id: signer, party: 'partner', by: 'card', strokes, name: partner.name, number: partner.idNumber },
  ])
  expect(readFileSync(here.auditFile, 'utf8')).not.toContain(partner.name)
})

it('has not signed any more once the form says another name or number', async () => {
  await sign('applicant')
  await show(partner)
  await sign(signer)
  await partners('另一个', partner.idNumber)
  expect((await draft()).signatures).toEqual({})
  expect(ending(await ui.command('Application.Submit'))[1]).toBe('incomplete')
})

it('has signed on paper once the page is photographed, and not any more once it is removed', async () => {
  const material = `signature/form/${signer}`
  const { page } = await ui.result('Material.Capture', { material })
  expect((await draft()).signatures[signer]).toMatchObject({ by: 'paper', papers: { form: [page] } })
  await ui.command('Material.RemovePage', { material, page: page.page })
  expect((await draft()).signatures).toEqual({})
  await ui.command('Material.Capture', { material })
  await partners('另一个', partner.idNumber)
  expect((await draft()).signatures).toEqual({})
  expect(ending(await ui.command('Material.Capture', { material: 'signature/form/applicant' }))[1]).toBe(
    'notAllowedNow',
  )
})

it('is nobody who is not in the form', async () => {
  expect(ending(await ui.command('IdCard.ReadSigner', { signer: 'partner/r9' }))[1]).toBe('notAllowedNow')
  expect(ending(await ui.command('IdCard.ReadSigner', { signer: 'applicant' }))[1]).toBe('notAllowedNow')
  expect(ending(await sign('partner/r9'))[1]).toBe('notAllowedNow')
})
