/** Which of the 电子证照 that the platform holds counts. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ok } from '../base/result.ts'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, launch, type UiClient } from '../testing/ui-client.ts'

let here: TestDaemon
let ui: UiClient
beforeEach(async () => {
  here = await startTestDaemon()
  ui = await connect(await launch(here.daemon.url))
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
})
afterEach(() => here.stop())

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
  here.platform.licences = async (_identity, _affair, [type = '']) =>
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
  here.reader.lay(card)
  await ui.command('IdCard.Read')
  expect((await ui.result('Shared.Fetch')).materials['m_licence']).toMatchObject(
    expected === null ? { status: 'unavailable' } : { status: 'fetched', licenceNumber: expected },
  )
})
