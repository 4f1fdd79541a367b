/** Commands that were allowed to begin and are overtaken by another before they end. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { getPerson } from '../../simulators/people.ts'
import { systemClock, type Clock } from '../base/clock.ts'
import { ok } from '../base/result.ts'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, testDocuments, type TestDaemon } from '../testing/ends.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'
import { pollMs } from './sign-in.ts'

const unsigned = expect.not.objectContaining({ applicant: expect.anything() })
const signed = { applicant: { by: 'card', signedAt: expect.any(String) } }

/** Holds back one answer of an outer end until `open` is called. */
function gate() {
  let arrived = (): void => {}
  let open = (): void => {}
  const reached = new Promise<void>((resolve) => (arrived = resolve))
  const opened = new Promise<void>((resolve) => (open = resolve))
  return {
    reached,
    open,
    pass: async () => {
      arrived()
      await opened
    },
  }
}

const phonesAnswerAtOnce: Clock = {
  ...systemClock,
  after: (ms, act) => systemClock.after(ms === pollMs ? 0 : ms, act),
}

let here: TestDaemon
let ui: UiClient
const start = async (change: Parameters<typeof startTestDaemon>[0] = {}): Promise<void> => {
  here = await startTestDaemon({ clock: phonesAnswerAtOnce, ...change })
  ui = await connect(await launch(here.daemon.url))
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
}
const refused = ['sequenceError', 'notAllowedNow']
const draft = async () => {
  const { session } = await ui.result('Session.Current')
  return session?.journey === 'apply' ? session.draft : null
}
const byCard = async () => {
  here.reader.lay(card)
  await ui.command('IdCard.Read')
  here.reader.lift()
}
const another = getPerson('zhang-shouzheng')
async function byAnothersPhone(): Promise<void> {
  const { name, idNumber, sex, birthDate } = another
  here.platform.pollSignIn = async () =>
    ok({ state: 'confirmed', identity: { source: 'qrSignIn', name, idNumber, sex, birthDate } })
  expect(ending(await ui.command('SignIn.Begin'))).toEqual(['success', undefined])
}
const strokes = [
  [
    [0.1, 0.1, 0, 0.5],
    [0.9, 0.9, 300, 0.5],
  ],
] as const

beforeEach(() => start())
afterEach(() => here.stop())

it('shared data that arrives for a person who has been replaced is thrown away', async () => {
  await byCard()
  const slow = gate()
  here.platform.sharedData = async () => {
    await slow.pass()
    return ok({ values: { 'population.household': '示范户' }, subjects: [] })
  }
  const fetching = ui.start('Shared.Fetch')
  await slow.reached
  await byAnothersPhone()
  slow.open()
  expect(ending(await fetching.completion)).toEqual(refused)
  expect(await draft()).toMatchObject({ identity: { name: another.name }, shared: {}, materials: {} })
})

it('a page photographed for a person who has been replaced is thrown away', async () => {
  const slow = gate()
  const pictures: Uint8Array[] = []
  await here.stop()
  await start({
    measureSharpness: async (jpeg) => {
      pictures.push(jpeg)
      await slow.pass()
      return 0.9
    },
  })
  await byCard()
  const capturing = ui.start('Material.Capture', { material: 'm_paper' })
  await slow.reached
  await byAnothersPhone()
  slow.open()
  expect(ending(await capturing.completion)).toEqual(refused)
  expect(await draft()).toMatchObject({ materials: {} })
  expect(pictures.every((jpeg) => jpeg.every((byte) => byte === 0))).toBe(true)
})

it('a signature does not pass to the next person', async () => {
  await byCard()
  await ui.command('Application.Sign', { signer: 'applicant', strokes })
  expect(await draft()).toMatchObject({ signatures: signed })
  await byAnothersPhone()
  expect(await draft()).toMatchObject({ signatures: unsigned, identity: { name: another.name } })
})

it('the same person by card and then by phone keeps what was fetched and photographed, and signs the form that now says other things of them', async () => {
  await byCard()
  await ui.command('Shared.Fetch')
  await ui.command('Material.Capture', { material: 'm_paper' })
  await ui.command('Application.Sign', { signer: 'applicant', strokes })
  here.platform.confirmSignIn()
  expect(ending(await ui.command('SignIn.Begin'))).toEqual(['success', undefined])
  expect(await draft()).toMatchObject({
    identity: { source: 'qrSignIn' },
    shared: { 'population.household': '示范户' },
    materials: { m_licence: { status: 'fetched' }, m_paper: { status: 'captured' } },
    signatures: unsigned,
  })
})

it('a card laid down after the phone has identified somebody is not read into their session', async () => {
  const reading = ui.start('IdCard.Read')
  await byAnothersPhone()
  here.reader.lay(card)
  expect(ending(await reading.completion)).toEqual(refused)
  expect(await draft()).toMatchObject({ identity: { name: another.name } })
})

it('a phone that confirms after the application was sealed changes nobody', async () => {
  await byCard()
  await ui.command('Session.Save', { answers: { where: ['town'] }, passed: ['guide', 'question.where', 'notice'] })
  await ui.command('Face.Compare')
  await ui.command('Shared.Fetch')
  await ui.command('Session.Save', {
    values: { mobile: '13800000000' },
    passed: ['guide', 'question.where', 'notice', 'fetch'],
  })
  await ui.command('Material.Capture', { material: 'm_paper' })
  await ui.command('Application.Sign', { signer: 'applicant', strokes })
  const slow = gate()
  const { name, idNumber, sex, birthDate } = another
  here.platform.pollSignIn = async () => {
    await slow.pass()
    return ok({ state: 'confirmed', identity: { source: 'qrSignIn', name, idNumber, sex, birthDate } })
  }
  const signing = ui.start('SignIn.Begin')
  await slow.reached
  expect((await ui.command('Application.Submit')).payload).toMatchObject({ outcome: 'accepted' })
  slow.open()
  expect(ending(await signing.completion)).toEqual(refused)
  expect(await draft()).toMatchObject({ identity: { name: card.name }, submission: { outcome: 'accepted' } })
})

it('a form that was being drawn for a person who has been replaced is not printed', async () => {
  const slow = gate()
  const documents = testDocuments([])
  await here.stop()
  await start({
    documents: {
      ...documents,
      render: async (request, signal) => {
        await slow.pass()
        return documents.render(request, signal)
      },
    },
  })
  await byCard()
  const printing = ui.start('Document.Print', { document: 'form', on: 'a4' })
  await slow.reached
  await byAnothersPhone()
  slow.open()
  expect(ending(await printing.completion)).toEqual(refused)
  expect(here.printers.jobs).toEqual([])
})
