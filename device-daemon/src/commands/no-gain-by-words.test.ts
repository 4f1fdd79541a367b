/** Whatever a page sends, it gains nothing that a card, a phone, the platform or a seal has not granted. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { commands, type CommandName } from '#contract/commands.ts'
import { affair, card } from '../testing/affair.ts'
import { arbitraryCommand, type Sent } from '../testing/arbitrary-payload.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, launch, type UiClient } from '../testing/ui-client.ts'

let here: TestDaemon
let page: Awaited<ReturnType<typeof launch>>
beforeEach(async () => {
  here = await startTestDaemon()
  here.platform.online = false
  page = await launch(here.daemon.url)
})
afterEach(() => here.stop())

/** Without ending the session: that gains nothing, and a new session would start the test over. */
const words = arbitraryCommand(
  (Object.keys(commands) as CommandName[]).filter((name) => name !== 'Session.End' && name !== 'Common.Cancel'),
)

/** What only an identified person, or a sealed application, makes available. */
const needsPerson: readonly Sent[] = [
  { name: 'Shared.Fetch', payload: {} },
  { name: 'Shared.Choose', payload: { role: 'deceased', candidate: null } },
  { name: 'Camera.Open', payload: { camera: 'documentCamera' } },
  { name: 'Material.Capture', payload: { material: 'm_paper' } },
  { name: 'Document.View', payload: { document: 'form' } },
  { name: 'Application.Submit', payload: {} },
]
const needsSeal: readonly Sent[] = [
  { name: 'Document.Print', payload: { document: 'receipt', on: 'roll' } },
  { name: 'Appointment.Offer', payload: { item: 'i' } },
  { name: 'Appointment.Make', payload: { item: 'i', slot: 's1' } },
  { name: 'Delivery.Choose', payload: { mode: 'window' } },
  { name: 'Evaluation.Give', payload: { satisfaction: 5, remarks: [] } },
]

/** No card is on the reader during the run, so reading one needs no long time-out. */
const say = (ui: UiClient, { name, payload }: Sent) =>
  ui.start(name, payload as Parameters<UiClient['start']>[1], name === 'IdCard.Read' ? 5 : 1_000).completion

async function refused(ui: UiClient, all: readonly Sent[]): Promise<void> {
  for (const one of all)
    expect([one.name, (await say(ui, one)).header.completionCode]).toEqual([one.name, 'sequenceError'])
}

it.each([
  ['nobody identified', { journey: 'apply', affair: affair.id, language: 'zh' }, false],
  ['somebody identified by card', { journey: 'apply', affair: affair.id, language: 'zh' }, true],
  ['nobody identified, in 查办件', { journey: 'progress', language: 'zh' }, false],
  ['somebody identified, in 查办件', { journey: 'progress', language: 'zh' }, true],
] as const)('%s', async (_what, begin, identified) => {
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 20 }), async (sent) => {
      const ui = await connect(page)
      await ui.command('Session.Begin', begin)
      if (identified) {
        here.reader.lay(card)
        expect((await ui.command('IdCard.Read')).header.completionCode).toBe('success')
        here.reader.lift()
      }
      for (const one of sent) await say(ui, one)
      if (!identified || begin.journey === 'progress') await refused(ui, needsPerson)
      await refused(ui, needsSeal)
      await ui.command('Session.End', { reason: 'finished' })
      ui.close()
      await ui.closed
    }),
    { numRuns: 20 },
  )
  expect(here.bugs).toBe(0)
  expect(here.printers.receipts.every(([title]) => title?.kind === 'title' && title.text === 'notice')).toBe(true)
  expect(here.platform.cases).toEqual([])
})
