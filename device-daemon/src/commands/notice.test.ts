/** A printed 一次性告知书 over a real WebSocket: printed in one session, scanned at another terminal of the district. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Affair } from '#flows/model/affair.ts'
import { createNoticeCodes } from '../notices/notice-codes.ts'
import { affair, catalogue } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { connect, ending, launch, type UiClient } from '../testing/ui-client.ts'

let here: TestDaemon
let ui: UiClient
async function start(change: Parameters<typeof startTestDaemon>[0] = {}): Promise<void> {
  here = await startTestDaemon(change)
  ui = await connect(await launch(here.daemon.url))
}
beforeEach(() => start())
afterEach(() => here.stop())

async function anotherTerminal(change: Parameters<typeof startTestDaemon>[0]): Promise<void> {
  await here.stop()
  await start(change)
}
const withAffair = (changed: Affair) => ({ catalogue: { ...catalogue, affairs: new Map([[changed.id, changed]]) } })
const elsewhere = { ...catalogue, district: { ...catalogue.district, code: '410703' } }
const language = 'zh'

/** The code of the notice of somebody who lives in the village. */
async function printed(): Promise<string> {
  await ui.command('Session.Begin', { journey: 'apply', affair: affair.id, language })
  await ui.command('Session.Save', { answers: { where: ['village'] }, passed: ['guide', 'question.where'] })
  expect(ending(await ui.command('Document.Print', { document: 'notice', on: 'a4' }))).toEqual(['success', undefined])
  await ui.command('Session.End', { reason: 'finished' })
  const request = here.documentRequests.at(-1)
  if (request?.document !== 'notice' || request.code === null) throw new Error('no code')
  return request.code
}

async function begunWith(code: string) {
  here.scanner.show(code)
  const scanned = await ui.result('Notice.Scan')
  expect(scanned).toEqual({ affair: affair.id, notice: code })
  const begun = await ui.result('Session.Begin', { journey: 'apply', ...scanned, language })
  if (begun.journey !== 'apply') throw new Error('another journey')
  return begun.draft
}

it('begins with the answers of the paper, and the session has what was told', async () => {
  const code = await printed()
  await anotherTerminal({})
  const draft = await begunWith(code)
  expect(draft).toMatchObject({ answers: { where: ['village'] }, passed: ['guide', 'question.where'], identity: null })
  const { session } = await ui.result('Session.Current')
  expect(session?.journey === 'apply' && session.draft).toEqual(draft)
})

it('a newer file whose option is gone: the answer is dropped, and nothing is claimed to be passed', async () => {
  const code = await printed()
  const questions = affair.questions.map((one) => ({
    ...one,
    options: one.options.map((option) => (option.id === 'village' ? { ...option, id: 'hamlet' } : option)),
  }))
  await anotherTerminal(withAffair({ ...affair, version: '2031-01-01', questions }))
  expect(await begunWith(code)).toMatchObject({ answers: {}, passed: ['guide'] })
})

it('a service not offered here, another district, another key, another code', async () => {
  const code = await printed()
  const cases: readonly (readonly [string, Parameters<typeof startTestDaemon>[0], string])[] = [
    [code, withAffair({ ...affair, id: 't02-another' }), 'noticeNotOffered'],
    [code, { catalogue: elsewhere }, 'noticeElsewhere'],
    [code, { notices: createNoticeCodes(Buffer.alloc(32, 1)) }, 'noticeUnknown'],
    ['https://example.invalid/?a=1', {}, 'noticeUnknown'],
  ]
  for (const [text, terminal, failure] of cases) {
    await anotherTerminal(terminal)
    here.scanner.show(text)
    expect(ending(await ui.command('Notice.Scan'))).toEqual(['commandErrorCode', failure])
  }
})

it('another district is served at the desk: its own papers are taken, those of the one before are not', async () => {
  const before = await printed()
  here.daemon.serve(elsewhere)
  expect(await begunWith(await printed())).toMatchObject({ answers: { where: ['village'] } })
  await ui.command('Session.End', { reason: 'finished' })
  here.scanner.show(before)
  expect(ending(await ui.command('Notice.Scan'))).toEqual(['commandErrorCode', 'noticeElsewhere'])
})

it('a session does not begin with a code that nobody signed, or that is another service’s', async () => {
  const code = await printed()
  const begin = (notice: string, id = affair.id) =>
    ui.command('Session.Begin', { journey: 'apply', affair: id, notice, language })
  const refused = ['commandErrorCode', 'noticeUnknown']
  expect(ending(await begin(code.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))))).toEqual(refused)
  expect(ending(await begin('YJS1'))).toEqual(refused)
  const another = { ...affair, id: 't02-another' }
  await anotherTerminal({
    catalogue: { ...catalogue, affairs: new Map([affair, another].map((one) => [one.id, one])) },
  })
  expect(ending(await begin(code, another.id))).toEqual(refused)
  expect((await ui.result('Session.Current')).session).toBeNull()
})

it('only while nobody’s session is open, and not without end', async () => {
  await ui.command('Session.Begin', { journey: 'progress', language })
  here.scanner.show('anything')
  expect(ending(await ui.command('Notice.Scan'))).toEqual(['sequenceError', 'notAllowedNow'])
  await ui.command('Session.End', { reason: 'cancelled' })
  const outcomes: (string | undefined)[] = []
  for (let times = 0; times < 12; times++) outcomes.push(ending(await ui.command('Notice.Scan'))[1])
  expect(outcomes[0]).toBe('noticeUnknown')
  expect(outcomes).toContain('deviceBusy')
})

it('without a key the papers carry no code, and no scanner is offered for them', async () => {
  await anotherTerminal({ notices: null })
  await expect(printed()).rejects.toThrow('no code')
  expect(here.documentRequests.at(-1)).toMatchObject({ document: 'notice', code: null })
  expect(ending(await ui.command('Notice.Scan'))).toEqual(['sequenceError', 'notAllowedNow'])
})
