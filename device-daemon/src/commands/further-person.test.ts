/** Reading the card of another person the form asks about, such as a partner or an heir. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { getPerson } from '../../simulators/people.ts'
import { systemClock, type Clock } from '../base/clock.ts'
import { ok } from '../base/result.ts'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'
import { pollMs } from './sign-in.ts'

const unsigned = expect.not.objectContaining({ applicant: expect.anything() })

const phonesAnswerAtOnce: Clock = {
  ...systemClock,
  after: (ms, act) => systemClock.after(ms === pollMs ? 0 : ms, act),
}
const partner = getPerson('wang-jie-yan')
let here: TestDaemon
let ui: UiClient
const rows = (...ids: string[]) =>
  ui.command('Session.Save', { rows: { partners: ids.map((id) => ({ id, values: {} })) } })
const read = (row: string, group = 'partners') => ui.command('IdCard.ReadFurther', { group, row })
const persons = async () => {
  const { session } = await ui.result('Session.Current')
  return session?.journey === 'apply' ? session.draft.persons : null
}

beforeEach(async () => {
  here = await startTestDaemon({ clock: phonesAnswerAtOnce })
  ui = await connect(await launch(here.daemon.url))
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
})
afterEach(() => here.stop())
const identified = async (): Promise<void> => {
  here.reader.lay(card)
  await ui.command('IdCard.Read')
  here.reader.lift()
  await rows('r1', 'r2')
  here.reader.lay({ ...card, ...partner })
}

it('is read into its row, and the applicant stays who they are', async () => {
  await identified()
  expect(await read('r2').then(ending)).toEqual(['success', undefined])
  expect(await persons()).toEqual({ partners: { r2: expect.objectContaining({ idNumber: partner.idNumber }) } })
  const { session } = await ui.result('Session.Current')
  expect(session).toMatchObject({ draft: { identity: { name: card.name } } })
})

it('is kept only as far as the form asks for it', async () => {
  await identified()
  await read('r1')
  const known = (await persons())?.['partners']?.['r1']
  expect(Object.keys(known ?? {}).toSorted()).toEqual(['birthDate', 'idNumber', 'name', 'sex', 'source'])
})

it('is not read before the applicant is identified', async () => {
  await rows('r1')
  expect(await read('r1').then(ending)).toEqual(['sequenceError', 'notAllowedNow'])
})

it('is not read for a row or a group that is not there', async () => {
  await identified()
  for (const [row, group] of [['r9'], ['r1', 'applicant'], ['r1', 'constructor']] as const)
    expect((await read(row, group).then(ending))[1]).toBe('notAllowedNow')
  expect(await persons()).toEqual({})
})

it('that is out of date is refused', async () => {
  await identified()
  here.reader.lay({ ...card, ...partner, validUntil: '2020-01-01' })
  expect((await read('r1').then(ending))[1]).toBe('cardExpired')
  expect(await persons()).toEqual({})
})

it('is forgotten with its row, and leaves no trace', async () => {
  await identified()
  await read('r1')
  await rows('r2')
  expect(await persons()).toEqual({ partners: {} })
  expect(JSON.stringify(ui.messages.at(-1))).not.toContain(partner.idNumber)
  expect(readFileSync(here.auditFile, 'utf8')).not.toContain(partner.name)
})

it('voids a signature that was given before it', async () => {
  await identified()
  await ui.command('Application.Sign', { signer: 'applicant', strokes: [[[0.1, 0.1, 0, 0.5]]] })
  await read('r1')
  const { session } = await ui.result('Session.Current')
  expect(session).toMatchObject({ draft: { signatures: unsigned } })
})

it('is forgotten when another person takes the place of the applicant', async () => {
  await identified()
  await read('r1')
  const { name, idNumber, sex, birthDate } = getPerson('zhang-shouzheng')
  here.platform.pollSignIn = async () =>
    ok({ state: 'confirmed', identity: { source: 'qrSignIn', name, idNumber, sex, birthDate } })
  expect(ending(await ui.command('SignIn.Begin'))).toEqual(['success', undefined])
  expect(await persons()).toEqual({})
})
