/** An application of the tests' service by the tests' citizen, from the first command to the one that hands it in. */
import { affair, card } from './affair.ts'
import type { TestDaemon } from './ends.ts'
import type { UiClient } from './ui-client.ts'

export async function handIn(ui: UiClient, { reader }: TestDaemon) {
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language: 'zh' })
  await ui.command('Session.Save', { answers: { where: ['town'] }, passed: ['guide', 'question.where', 'notice'] })
  reader.lay(card)
  await ui.command('IdCard.Read')
  await ui.command('Shared.Fetch')
  await ui.command('Session.Save', { values: { mobile: '13800000000' }, promised: ['m_licence'], passed: ['fetch'] })
  await ui.command('Material.Capture', { material: 'm_paper' })
  await ui.command('Application.Sign', { signer: 'applicant', strokes: [[[0.1, 0.1, 0, 0.5]]] })
  return ui.result('Application.Submit')
}
