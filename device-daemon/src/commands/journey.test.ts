import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Payload } from '#contract/commands.ts'
import { affair, card } from '../testing/affair.ts'
import { fail } from '../base/result.ts'
import { startTestDaemon, testDocuments, type TestDaemon } from '../testing/ends.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'

const unsigned = expect.not.objectContaining({ applicant: expect.anything() })
const signed = { applicant: { by: 'card', signedAt: expect.any(String) } }

let here: TestDaemon
let page: Awaited<ReturnType<typeof launch>>
let ui: UiClient
const start = async (change: Parameters<typeof startTestDaemon>[0] = {}): Promise<void> => {
  here = await startTestDaemon(change)
  page = await launch(here.daemon.url)
  ui = await connect(page)
}
const restart = async (change: Parameters<typeof startTestDaemon>[0]): Promise<void> => {
  await here.stop()
  await start(change)
}
const draft = async () => {
  const { session } = await ui.result('Session.Current')
  return session?.journey === 'apply' ? session.draft : null
}

const unprintable = { code: 'unprintableCharacter', detail: 'no glyph', characters: ['𰻞'] } as const
const strokes: Payload<'Application.Sign'>['strokes'] = [
  [
    [0.1, 0.1, 0, 0.5],
    [0.9, 0.9, 300, 0.5],
  ],
]

async function identified(): Promise<void> {
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
  await ui.command('Session.Save', { answers: { where: ['town'] }, passed: ['guide', 'question.where', 'notice'] })
  here.reader.lay(card)
  await ui.command('IdCard.Read')
  await ui.command('Face.Compare')
}
async function complete(): Promise<void> {
  await identified()
  await ui.command('Shared.Fetch')
  await ui.command('Session.Save', {
    values: { mobile: '13800000000' },
    passed: ['guide', 'question.where', 'notice', 'fetch'],
  })
  await ui.command('Material.Capture', { material: 'm_paper' })
  await ui.command('Application.Sign', { signer: 'applicant', strokes })
}

beforeEach(() => start())
afterEach(() => here.stop())

describe('a whole application', () => {
  it('is identified, filled, photographed, signed, sealed, accepted, printed, delivered and evaluated', async () => {
    await complete()
    expect(await draft()).toMatchObject({
      identity: { name: card.name, ethnicity: '汉' },
      face: 'notCompared',
      shared: { 'population.household': '示范户' },
      materials: { m_licence: { status: 'fetched' }, m_paper: { status: 'captured' } },
      signatures: signed,
    })
    const submitting = ui.start('Application.Submit')
    expect((await submitting.completion).payload).toMatchObject({ outcome: 'accepted', caseNumber: 'C1' })
    expect(submitting.events.map(({ name }) => name)).toEqual(['Application.Sealed'])
    expect((await ui.command('Document.Print', { document: 'receipt', on: 'roll' })).payload).toEqual({ sheets: 1 })
    expect((await ui.command('Document.Print', { document: 'receipt', on: 'a4' })).payload).toEqual({ sheets: 1 })
    expect(here.documentRequests.at(-1)).toMatchObject({
      document: 'receipt',
      printedAt: '2026-11-22T09:00:00+08:00',
      submission: { caseNumber: 'C1' },
    })
    for (const lacking of [{ mode: 'post' }, { mode: 'locker' }, { mode: 'locker', mobile: '0393-4411234' }] as const)
      expect((await ui.command('Delivery.Choose', lacking)).payload).toMatchObject({ errorCode: 'incomplete' })
    expect(
      ending(
        await ui.command('Delivery.Choose', {
          mode: 'post',
          receiver: card.name,
          mobile: '13800000000',
          address: '示范路1号',
        }),
      )[0],
    ).toBe('success')
    expect(ending(await ui.command('Evaluation.Give', { satisfaction: 5, remarks: [] }))[0]).toBe('success')
    expect(ending(await ui.command('Evaluation.Give', { satisfaction: 1, remarks: [] }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    const record = readFileSync(here.auditFile, 'utf8')
    for (const event of ['application.submitting', 'application.sealed', 'print.requested', 'print.finished'])
      expect(record).toContain(event)
    for (const personal of [card.name, card.idNumber, card.address, '13800000000'])
      expect(record).not.toContain(personal)
  })

  it('with the platform away is sealed here and says so; what cannot be fetched is asked for', async () => {
    here.platform.online = false
    await identified()
    expect((await ui.command('Shared.Fetch')).payload).toMatchObject({
      materials: { m_licence: { status: 'unavailable', reason: 'offline' } },
      sharedWent: 'offline',
    })
    await ui.command('Session.Save', { values: { mobile: '13800000000' }, promised: ['m_licence'], passed: ['fetch'] })
    await ui.command('Material.Capture', { material: 'm_paper' })
    await ui.command('Application.Sign', { signer: 'applicant', strokes })
    expect((await ui.command('Application.Submit')).payload).toMatchObject({ outcome: 'queued' })
    expect(here.platform.cases).toEqual([])
  })

  it('that lacks something is refused with the names of the steps, whatever the page says it has passed', async () => {
    await identified()
    await ui.command('Session.Save', {
      passed: ['fetch', 'form.applicant', 'material.m_paper', 'check', 'read', 'sign'],
    })
    const refused = await ui.command('Application.Submit')
    expect(refused).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { errorCode: 'incomplete' },
    })
    expect((refused.payload as { detail: string }).detail.split(' ').sort()).toEqual([
      'form.applicant',
      'material.m_licence',
      'material.m_paper',
      'sign',
    ])
    expect(here.platform.cases).toEqual([])
  })

  it('changed after signing must be signed again', async () => {
    await complete()
    await ui.command('Session.Save', { values: { mobile: '13900000000' } })
    expect(await draft()).toMatchObject({ signatures: unsigned })
    expect((await ui.command('Application.Submit')).payload).toMatchObject({ errorCode: 'incomplete', detail: 'sign' })
  })

  it('is laid out once, with every signature, when it is handed in', async () => {
    await complete()
    expect(here.documentRequests).toEqual([])
    expect(ending(await ui.command('Application.Submit'))[0]).toBe('success')
    const written = { applicant: { signedAt: '2026-11-22T09:00:00+08:00' } }
    expect(here.documentRequests.at(-1)).toMatchObject({ document: 'form', written })
    // What is made of it is signed with it.
    expect(here.documentRequests.at(-2)).toMatchObject({ document: 'material', written })
  })

  it('whose form cannot be printed is told so, and is not handed in', async () => {
    await restart({ documents: { ...testDocuments([]), render: async () => fail(unprintable) } })
    await complete()
    expect(ending(await ui.command('Application.Submit'))).toEqual(['commandErrorCode', 'unprintableCharacter'])
    expect(await draft()).toMatchObject({ submission: null })
  })

  it('changed while its form is made is not handed in', async () => {
    let goOn = (): void => {}
    const documents = testDocuments([])
    const slow = new Promise<void>((resolve) => (goOn = resolve))
    await restart({ documents: { ...documents, render: (...given) => slow.then(() => documents.render(...given)) } })
    await complete()
    const handingIn = ui.start('Application.Submit')
    await ui.command('Session.Save', { values: { mobile: '13900000000' } })
    goOn()
    expect(ending(await handingIn.completion)).toEqual(['commandErrorCode', 'incomplete'])
    expect(await draft()).toMatchObject({ signatures: unsigned, submission: null })
  })

  it('signed by one and then identified as another is signed by nobody', async () => {
    await complete()
    const signing = ui.start('SignIn.Begin')
    await ui.message(({ header }) => header.type === 'event' && header.name === 'SignIn.Code')
    here.platform.confirmSignIn()
    await signing.completion
    // The same person, identified another way: what the form says about them has changed.
    expect(await draft()).toMatchObject({ identity: { source: 'qrSignIn' }, signatures: unsigned })
    expect((await ui.command('Application.Submit')).payload).toMatchObject({ errorCode: 'incomplete' })
  })

  it('submitted twice at once is one application', async () => {
    await complete()
    const [one, two] = await Promise.all([ui.command('Application.Submit'), ui.command('Application.Submit')])
    expect([one, two].map(ending)).toEqual([
      ['success', undefined],
      ['sequenceError', 'notAllowedNow'],
    ])
    expect(await draft()).toMatchObject({ submission: { outcome: 'accepted' } })
    expect(here.platform.cases).toHaveLength(1)
    expect(readFileSync(here.auditFile, 'utf8').match(/application\.sealed/g)).toHaveLength(1)
  })

  it('goes on when the page dies in the middle of submitting, and the next page learns what became of it', async () => {
    await complete()
    let answer = (): void => {}
    const asked = new Promise<void>((resolve) => {
      here.platform.decide = async () => {
        resolve()
        await new Promise<void>((goOn) => (answer = goOn))
        return { decision: 'accepted', acceptedAt: '2026-11-22T01:00:00Z' }
      }
    })
    ui.start('Application.Submit')
    await ui.message(({ header }) => header.type === 'event' && header.name === 'Application.Sealed')
    ui.die()
    await ui.closed
    ui = await connect(page)
    expect(await draft()).toMatchObject({ submission: { outcome: 'queued' } })
    await asked
    answer()
    expect((await ui.unsolicited('Application.Updated')).payload).toMatchObject({ submission: { outcome: 'accepted' } })
    expect(here.platform.cases).toHaveLength(1)
  })

  it('that is returned can be mended and handed in again', async () => {
    const accept = here.platform.decide
    here.platform.decide = async () => ({ decision: 'returned', reasons: [{ text: '材料不清', material: 'm_paper' }] })
    await complete()
    expect((await ui.command('Application.Submit')).payload).toMatchObject({ outcome: 'returned' })
    // Whoever was at the receipt already may finish that; a step further alone does not take the application up again.
    expect(ending(await ui.command('Document.Print', { document: 'receipt', on: 'roll' }))[0]).toBe('success')
    expect(ending(await ui.command('Document.Print', { document: 'explanation', on: 'a4' }))[0]).toBe('success')
    expect(here.documentRequests.at(-1)).toMatchObject({
      document: 'explanation',
      progress: { standing: 'returned', reasons: [{ text: '材料不清' }] },
    })
    await ui.command('Session.Save', { passed: [...((await draft())?.passed ?? []), 'outcome', 'receipt'] })
    expect(await draft()).toMatchObject({ submission: { outcome: 'returned' } })
    here.platform.decide = accept
    await ui.command('Session.Save', { values: { mobile: '13900000000' } })
    expect(await draft()).toMatchObject({ submission: null, signatures: unsigned })
    expect((await ui.result('Session.Current')).unconcluded).toBeNull()
    await ui.command('Application.Sign', { signer: 'applicant', strokes })
    expect((await ui.command('Application.Submit')).payload).toMatchObject({ outcome: 'accepted' })
    expect(here.platform.corrects).toEqual([undefined, 'C1'])
  })

  it('that mends a case of another day says which; what is no case number is nothing', async () => {
    await ui.command('Session.End', { reason: 'cancelled' })
    const begin = { journey: 'apply', affair: affair.id, language: 'zh' } as const
    await ui.command('Session.Begin', { ...begin, corrects: '龙审〔2026〕12/号' })
    expect(await draft()).toMatchObject({ corrects: '龙审〔2026〕12/号' })
    await complete()
    await ui.command('Application.Submit')
    expect(here.platform.corrects).toEqual(['龙审〔2026〕12/号'])
    await ui.command('Session.End', { reason: 'finished' })
    await ui.command('Session.Begin', { ...begin, corrects: 'not a number' })
    expect(await draft()).toMatchObject({ corrects: null })
  })

  it('after sealing, nothing of it can be changed', async () => {
    await complete()
    await ui.command('Application.Submit')
    expect(ending(await ui.command('Session.Save', { values: { mobile: '13900000000' } }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect(ending(await ui.command('Session.Save', { passed: ['submit'] }))[0]).toBe('success')
    expect(ending(await ui.command('Application.Submit'))).toEqual(['sequenceError', 'notAllowedNow'])
  })

  it('cannot be begun when it could not be stored', async () => {
    await restart({
      audit: { ...here.audit, healthy: false, record: () => {}, head: { entries: 0, digest: '' }, close: () => {} },
    })
    expect(ending(await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' }))).toEqual([
      'commandErrorCode',
      'diskFull',
    ])
    expect((await ui.command('Common.Status')).payload).toMatchObject({ cannotSeal: 'diskFull' })
  })
})

describe('who is there', () => {
  beforeEach(() => ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' }))

  it.each([
    ['a wrong check digit', { ...card, idNumber: '410999199001010024' }, 'cardInvalid'],
    ['another date of birth than the number says', { ...card, birthDate: '1991-01-01' }, 'cardInvalid'],
    ['a card that expired yesterday', { ...card, validUntil: '2026-11-21' }, 'cardExpired'],
    ['a name with a character that only its register knows', { ...card, name: '王\ue000' }, 'nameUnprintable'],
  ] as const)('%s is not accepted and never shown', async (_what, wrong, code) => {
    const reading = ui.start('IdCard.Read')
    here.reader.lay(wrong)
    expect(ending(await reading.completion)).toEqual(['commandErrorCode', code])
    expect(reading.events.map(({ name }) => name)).not.toContain('IdCard.Text')
    expect(JSON.stringify(ui.messages)).not.toContain(wrong.name)
    expect(await draft()).toMatchObject({ identity: null })
    expect(readFileSync(here.auditFile, 'utf8')).toContain(`"code":"${code}"`)
  })

  it('a card on its last day is good', async () => {
    here.reader.lay({ ...card, validUntil: '2026-11-22' })
    expect(ending(await ui.command('IdCard.Read'))[0]).toBe('success')
  })

  it.each(['cardRemoved', 'cardUnreadable', 'documentUnsupported', 'deviceAbsent'] as const)(
    '%s is told as it is, and the citizen may try again',
    async (code) => {
      here.reader.lay({ code, detail: 'as told' })
      const failed = await ui.command('IdCard.Read')
      expect(failed.payload).toEqual({ errorCode: code, device: 'idCard' })
      here.reader.lay(card)
      expect(ending(await ui.command('IdCard.Read'))[0]).toBe('success')
    },
  )

  it('a phone instead of a card', async () => {
    const signing = ui.start('SignIn.Begin')
    const code = await ui.message(({ header }) => header.type === 'event' && header.name === 'SignIn.Code')
    // The first row begins with the finder pattern of a QR code.
    expect(code).toMatchObject({
      payload: { modules: expect.arrayContaining([expect.stringMatching(/^1111111[01]{14}/)]) },
    })
    here.platform.confirmSignIn()
    expect((await signing.completion).payload).toMatchObject({ identity: { source: 'qrSignIn', name: card.name } })
    expect(ending(await ui.command('IdCard.Read'))).toEqual(['sequenceError', 'notAllowedNow'])
  })

  it('a phone, and no platform', async () => {
    here.platform.online = false
    expect(ending(await ui.command('SignIn.Begin'))).toEqual(['commandErrorCode', 'platformOffline'])
  })
})

describe('paper', () => {
  it('a print whose outcome is not known is told and never repeated by the daemon', async () => {
    await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
    here.printers.failNext('outcomeUnknown')
    expect(ending(await ui.command('Document.Print', { document: 'notice', on: 'a4' }))).toEqual([
      'commandErrorCode',
      'outcomeUnknown',
    ])
    expect(here.printers.jobs).toEqual([])
    expect(readFileSync(here.auditFile, 'utf8')).toMatch(/print\.requested[\s\S]*print\.failed/)
  })

  it('the names of print jobs say nothing about a person', async () => {
    await complete()
    await ui.command('Document.Print', { document: 'form', on: 'a4' })
    expect(here.printers.jobs[0]?.jobName).toMatch(/^form [0-9a-f]{8}$/)
  })

  it('what was made of it and what was photographed are read and printed behind the form', async () => {
    await complete()
    expect((await ui.command('Document.View', { document: 'form' })).payload).toMatchObject({
      pages: [expect.stringMatching(/^\//)],
    })
    await ui.command('Document.Print', { document: 'form', on: 'a4' })
    expect(here.printers.jobs[0]).toMatchObject({ pages: 3 })
  })

  it('the application form does not go on a roll', async () => {
    await complete()
    expect(ending(await ui.command('Document.Print', { document: 'form', on: 'roll' }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
  })
})

describe('pages under the camera', () => {
  it('no more than the material takes, only for materials that apply, and removable', async () => {
    await identified()
    const first = await ui.result('Material.Capture', { material: 'm_paper' })
    const { page } = first.page
    await ui.command('Material.Capture', { material: 'm_paper' })
    expect(ending(await ui.command('Material.Capture', { material: 'm_paper' }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect(ending(await ui.command('Material.Capture', { material: 'm_other' }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect(ending(await ui.command('Material.RemovePage', { material: 'm_paper', page }))[0]).toBe('success')
    expect(ending(await ui.command('Material.RemovePage', { material: 'm_paper', page }))).toEqual([
      'sequenceError',
      'notAllowedNow',
    ])
    expect((await ui.command('Material.View', { material: 'm_paper' })).payload).toMatchObject({
      pictures: [expect.stringMatching(/^\/blob\//)],
    })
  })

  it('what the camera gave that is no picture is a device fault', async () => {
    await restart({ measureSharpness: async () => null })
    await identified()
    expect(ending(await ui.command('Material.Capture', { material: 'm_paper' }))).toEqual([
      'deviceNotReady',
      'deviceFault',
    ])
  })
})
