/** 查办件 over a real WebSocket, with the demo platform behind a real line. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Completion } from '#contract/envelope.ts'
import type { CaseSummary } from '#flows/case/case.ts'
import { getPerson } from '../../simulators/people.ts'
import { systemClock, type Clock } from '../base/clock.ts'
import type { CitizenCard } from '../devices/id-card/port.ts'
import { demoPlatform, type DemoPlatform } from '../platform/testing/demo-platform.ts'
import { affair, card } from '../testing/affair.ts'
import { startTestDaemon, type TestDaemon } from '../testing/ends.ts'
import { handIn } from '../testing/handed-in.ts'
import { connect, launch, type UiClient } from '../testing/ui-client.ts'

/** Skips the 800 ms that every proof takes, which only one test looks at. */
const impatient: Clock = { ...systemClock, after: (ms, act) => systemClock.after(ms === 800 ? 0 : ms, act) }

let folder: string
let platform: DemoPlatform
let here: TestDaemon
let ui: UiClient
async function start(clock = impatient): Promise<void> {
  here = await startTestDaemon({ platform: platform.client(), folder, clock })
  ui = await connect(await launch(here.daemon.url))
}
async function restart(): Promise<void> {
  await here.stop()
  await start()
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'progress-test-'))
  platform = await demoPlatform()
  await start()
})
afterEach(async () => {
  await here.stop()
  await platform.stop()
  rmSync(folder, { recursive: true })
})

const end = ({ header, payload }: Completion) => {
  const { errorCode, detail } = (payload ?? {}) as { errorCode?: string; detail?: string }
  return detail === undefined ? [header.completionCode, errorCode] : [header.completionCode, errorCode, detail]
}
const success = ['success', undefined]
const refused = ['sequenceError', 'notAllowedNow']
const queryUrl = (applicationId: string) => `https://example.invalid/?a=${applicationId}`
const another: CitizenCard = { ...card, name: '别的人', idNumber: '410999199001010103' }

const cardOf = (id: string): CitizenCard => ({ ...card, ...getPerson(id), ethnicityCode: '01' })

/** A complete application; what remains is the kept application and the case at the platform. */
async function applied(how: { readonly end?: boolean } = {}): Promise<string> {
  const { applicationId } = await handIn(ui, here)
  if (how.end !== false) await ui.command('Session.End', { reason: 'finished' })
  return applicationId
}
async function progressOf(who: CitizenCard | null): Promise<void> {
  await ui.command('Session.End', { reason: 'finished' })
  await ui.command('Session.Begin', { journey: 'progress', language: 'zh' })
  if (who === null) return
  here.reader.lay(who)
  expect(end(await ui.command('IdCard.Read'))).toEqual(success)
}
const list = () => ui.result('Case.List')
const first = async (): Promise<CaseSummary> => {
  const [one] = (await list()).cases
  if (!one) throw new Error('no case is listed')
  return one
}
const open = (id: string) => ui.result('Case.Open', { case: id })
async function prove(idTail: string) {
  return end(await ui.command('Receipt.Prove', { idTail }))
}
const rightTail = card.idNumber.slice(-6)

describe('by card', () => {
  it('nobody’s, one’s and many cases', async () => {
    for (const [who, count] of [
      ['ayigul', 0],
      ['zhao-changqing', 1],
      ['chen-lichun', 7],
    ] as const) {
      await progressOf(cardOf(who))
      const { cases, platform } = await list()
      expect([who, cases.length, platform]).toEqual([who, count, 'online'])
      expect(new Set(cases.map(({ id }) => id)).size).toBe(count)
    }
  })

  it('what was handed in here is told once, opens as a timeline, and its receipt is printed again', async () => {
    const applicationId = await applied()
    await progressOf(card)
    const { cases } = await list()
    expect(cases).toMatchObject([{ applicationId, standing: 'accepted', affair: { name: affair.name } }])
    const { caseNumber, id } = await first()
    await platform.act('department.act', { caseNumber, act: 'suspend', item: 'i_main', note: '待现场核查' })
    expect(await open(id)).toMatchObject({
      id,
      standing: 'suspended',
      receipt: true,
      departments: [
        {
          department: affair.items[0]?.department,
          items: [{ id: 'i_main', state: 'suspended', events: [{ state: 'suspended', note: '待现场核查' }] }],
        },
      ],
    })
    expect((await ui.command('Document.Print', { document: 'receipt', on: 'a4', case: id })).payload).toEqual({
      sheets: 1,
    })
    expect(here.documentRequests.at(-1)).toMatchObject({
      document: 'receipt',
      application: { id: applicationId, applicant: { name: card.name } },
      submission: { outcome: 'accepted', caseNumber },
      queryUrl: queryUrl(applicationId),
    })
    expect(end(await ui.command('Document.Print', { document: 'receipt', on: 'roll', case: id }))).toEqual(success)
    expect(end(await ui.command('Document.View', { document: 'receipt', case: id }))).toEqual(success)
  })

  it('what to do now is printed of the case shown, also of another terminal’s; not of one that goes on by itself', async () => {
    await progressOf(cardOf('chen-lichun'))
    const { cases } = await list()
    for (const [standing, ending] of [['refused', success] as const, ['done', refused] as const]) {
      const id = cases.find((each) => each.standing === standing)?.id ?? ''
      const print = async () =>
        end(await ui.command('Document.Print', { document: 'explanation', on: 'roll', case: id }))
      expect(await print()).toEqual(refused)
      expect([await open(id), await print()]).toMatchObject([{ id }, ending])
    }
  })

  it('without the platform: what was sealed here and not sent, told as that, and that there may be more', async () => {
    await platform.act('network.set', { up: false })
    const applicationId = await applied()
    await progressOf(card)
    const { cases, platform: answered } = await list()
    expect([cases, answered]).toMatchObject([[{ applicationId, caseNumber: null, standing: 'queued' }], 'offline'])
    const { id } = await first()
    expect(await open(id)).toMatchObject({
      standing: 'queued',
      receipt: true,
      departments: [{ items: [{ state: 'waiting' }] }],
    })
    expect(end(await ui.command('Document.Print', { document: 'receipt', on: 'roll', case: id }))).toEqual(success)

    await progressOf(cardOf('zhao-changqing'))
    expect(await list()).toEqual({ cases: [], platform: 'offline', unreadable: 0, older: false })
  })

  it('an answer that is of no use, and a no, are told as what they are; what was sealed here is told all the same', async () => {
    const applicationId = await applied()
    await progressOf(card)
    for (const kind of ['oversize', 'wrongShape', 'malformed']) {
      await platform.act('fault', { kind, operation: 'casesOfPerson' })
      expect(await list()).toMatchObject({ cases: [{ applicationId }], platform: 'unreadable' })
    }
    await platform.act('fault', { kind: 'html', operation: 'casesOfPerson' })
    expect(await list()).toMatchObject({ cases: [{ applicationId }], platform: 'offline' })

    await progressOf(cardOf('zhao-changqing'))
    const { id } = await first()
    await platform.act('fault', { kind: 'oversize', operation: 'caseStatus' })
    expect(end(await ui.command('Case.Open', { case: id }))).toEqual(['commandErrorCode', 'platformUnreadable'])
  })

  it('a case of another terminal has no receipt here', async () => {
    await progressOf(cardOf('zhao-changqing'))
    const { id } = await first()
    expect(await open(id)).toMatchObject({ receipt: false, standing: 'processing' })
    expect(end(await ui.command('Document.Print', { document: 'receipt', on: 'roll', case: id }))).toEqual(refused)
    expect(here.printers.receipts).toEqual([])
  })

  it('nothing is listed before somebody is known, and nothing opened or printed that was not listed', async () => {
    await applied()
    await progressOf(null)
    expect(end(await ui.command('Case.List'))).toEqual(refused)
    await progressOf(card)
    expect(end(await ui.command('Case.Open', { case: 'c1' }))).toEqual(refused)
    const { id, caseNumber } = await first()
    for (const other of ['c2', caseNumber ?? ''])
      expect(end(await ui.command('Case.Open', { case: other }))).toEqual(refused)
    expect(end(await ui.command('Document.Print', { document: 'receipt', on: 'roll' }))).toEqual(refused)
    expect(end(await ui.command('Document.Print', { document: 'form', on: 'a4', case: id }))).toEqual(refused)

    await progressOf(another)
    // Cases listed in the previous session cannot be opened in this one.
    expect(end(await ui.command('Case.Open', { case: id }))).toEqual(refused)
    expect(await list()).toEqual({ cases: [], platform: 'online', unreadable: 0, older: false })
  })

  it('the platform slow or failing: an answer in time, and honest', async () => {
    await applied()
    await platform.act('personality.set', { name: 'failing', failRate: 1 })
    await progressOf(card)
    expect(await list()).toMatchObject({ cases: [{ standing: 'accepted' }], platform: 'offline' })
    await platform.act('personality.set', { name: 'normal' })
    await platform.act('fault', { kind: 'hang', operation: 'caseStatus' })
    const opened = await open((await first()).id)
    // The terminal invents nothing about the departments' work.
    expect(opened).toMatchObject({ standing: 'accepted', departments: [], platform: 'offline' })
  })
})

describe('by a receipt', () => {
  async function shown(applicationId: string): Promise<void> {
    here.scanner.show(queryUrl(applicationId))
    expect(await ui.result('Receipt.Scan')).toEqual({ applicationId })
  }

  it('scanned and proven: that one case, and its receipt again', async () => {
    const [one, two] = [await applied(), await applied()]
    await progressOf(null)
    await shown(one)
    expect(await ui.result('Session.Current')).toMatchObject({
      session: { owner: { identity: null, receipt: { applicationId: one, proven: false } } },
    })
    expect(end(await ui.command('Case.List'))).toEqual(refused)
    expect(await prove(rightTail)).toEqual(success)
    expect(await list()).toMatchObject({ cases: [{ applicationId: one, standing: 'accepted' }], platform: 'online' })
    const { id } = await first()
    expect(await open(id)).toMatchObject({ applicationId: one, receipt: true })
    expect(end(await ui.command('Document.Print', { document: 'receipt', on: 'roll', case: id }))).toEqual(success)

    // Another receipt belongs to another owner until it is proven.
    await shown(two)
    expect(end(await ui.command('Case.List'))).toEqual(refused)
    expect(end(await ui.command('Case.Open', { case: id }))).toEqual(refused)
  })

  it('then a card is laid, somebody else’s: nothing of the receipt is left to them', async () => {
    const applicationId = await applied()
    await progressOf(null)
    await shown(applicationId)
    expect(await prove(rightTail)).toEqual(success)
    const { id } = await first()
    await platform.act('fault', { kind: 'hang', operation: 'caseStatus' })
    const slow = ui.command('Case.Open', { case: id })
    here.reader.lay(another)
    expect(end(await ui.command('IdCard.Read'))).toEqual(success)
    expect(end(await ui.command('Case.Open', { case: id }))).toEqual(refused)
    expect(end(await ui.command('Document.Print', { document: 'receipt', on: 'roll', case: id }))).toEqual(refused)
    expect(end(await slow)).toEqual(refused)
    expect(await ui.result('Session.Current')).toMatchObject({ session: { owner: { receipt: null } } })
  })

  it('not sent yet: proven here, without the platform', async () => {
    await platform.act('network.set', { up: false })
    const applicationId = await applied()
    await progressOf(null)
    await shown(applicationId)
    expect(await prove(rightTail)).toEqual(success)
    expect(await list()).toMatchObject({ cases: [{ applicationId, standing: 'queued' }] })
  })

  it('of another terminal: the platform says whose it is', async () => {
    const { idNumber } = getPerson('zhao-changqing')
    const applicationId = '5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c01'
    await progressOf(null)
    await shown(applicationId)
    expect(await prove('000000')).toEqual(['commandErrorCode', 'proofWrong', '2'])
    expect(await prove(idNumber.slice(-6))).toEqual(success)
    expect(await list()).toMatchObject({ cases: [{ applicationId, standing: 'processing' }], platform: 'online' })

    await platform.act('network.set', { up: false })
    await shown('5f0c2d1e-7b64-4c1a-9a57-3d2e8f6b9c02')
    // Nobody could check the proof, so no attempt is used up.
    for (let at = 0; at < 4; at += 1) expect(await prove('000000')).toEqual(['commandErrorCode', 'platformOffline'])
  })

  it('another person’s: three guesses, then nothing for an hour, not even after a restart; nothing of it is told', async () => {
    const applicationId = await applied()
    await progressOf(null)
    const before = ui.messages.length
    await shown(applicationId)
    for (const left of ['2', '1', '0']) expect(await prove('000000')).toEqual(['commandErrorCode', 'proofWrong', left])
    expect(await prove(rightTail)).toEqual(['commandErrorCode', 'proofLocked'])
    expect(JSON.stringify(ui.messages.slice(before))).not.toContain(card.name)
    await restart()
    await progressOf(null)
    await shown(applicationId)
    expect(await prove(rightTail)).toEqual(['commandErrorCode', 'proofLocked'])
    // The owner can still use another way.
    here.reader.lay(card)
    await ui.command('IdCard.Read')
    expect((await list()).cases).toHaveLength(1)
    expect(readFileSync(here.auditFile, 'utf8')).toMatch(/receipt\.proved.*"outcome":"proofWrong"/)
    expect(readFileSync(here.auditFile, 'utf8')).not.toContain(rightTail)
  })

  it('one that nobody ever issued sounds and takes like a wrong number', async () => {
    const applicationId = await applied()
    await here.stop()
    await start(systemClock)
    await progressOf(null)
    const took: number[] = []
    for (const each of [applicationId, '0b8f6a54-6f0e-4f3f-9d0e-6c5a0f6f1c11']) {
      await shown(each)
      const began = performance.now()
      expect(await prove('000000')).toEqual(['commandErrorCode', 'proofWrong', '2'])
      took.push(performance.now() - began)
    }
    expect(took.every((ms) => ms >= 799)).toBe(true)
  })

  it('typed: 申请编号 or 办件编号', async () => {
    const applicationId = await applied()
    await progressOf(card)
    const { caseNumber } = await first()
    await progressOf(null)
    const entered = async (text: string) => {
      const completion = await ui.command('Receipt.Enter', { text })
      return completion.header.completionCode === 'success' ? completion.payload : end(completion)
    }
    expect(await entered(applicationId.replaceAll('-', ' ').toUpperCase())).toEqual({ applicationId })
    expect(await entered(caseNumber ?? '')).toEqual({ applicationId })
    expect(await prove(rightTail)).toEqual(success)
    expect(await entered('SYN2026000000000')).toEqual(['commandErrorCode', 'receiptUnknown'])
    expect(await entered('不是编号')).toEqual(['commandErrorCode', 'receiptUnknown'])
    // Case numbers can be counted upwards, so many attempts are stopped.
    const tried = []
    for (let at = 0; at < 10; at += 1) tried.push(await entered(`SYN202600000001${at}`))
    expect(tried.at(-1)).toEqual(['commandErrorCode', 'lookUpsPaused'])
  })

  it('a code that is none of ours is not followed', async () => {
    await progressOf(null)
    here.scanner.show('https://elsewhere.example/?a=0b8f6a54-6f0e-4f3f-9d0e-6c5a0f6f1c11')
    const lines = platform.lines.length
    expect(end(await ui.command('Receipt.Scan'))).toEqual(['commandErrorCode', 'receiptUnknown'])
    expect(await prove(rightTail)).toEqual(refused)
    expect(platform.lines.slice(lines).filter((line) => !line.includes('/v1/health'))).toEqual([])
  })
})

describe('an application whose citizen never saw the outcome', () => {
  const unconcluded = async () => (await ui.result('Session.Current')).unconcluded

  it('is told by the restarted daemon, without a name, until it has been collected', async () => {
    const applicationId = await applied({ end: false })
    // The session is still open and its page knows the outcome.
    expect(await unconcluded()).toBeNull()
    await restart()
    expect(await unconcluded()).toEqual({ sealedAt: expect.any(String) as string, refused: false })
    expect(JSON.stringify(ui.messages)).not.toContain(card.name)
    await progressOf(card)
    const { id } = await first()
    expect(await open(id)).toMatchObject({ applicationId })
    await restart()
    expect(await unconcluded()).toBeNull()
  })

  it.each(['returning', 'refusing'])('of a %s platform: nobody is told that it was received', async (name) => {
    await platform.act('personality.set', { name })
    await applied({ end: false })
    await restart()
    expect(await unconcluded()).toMatchObject({ refused: true })
  })

  it('is told when its page has died and did not come back', async () => {
    await here.stop()
    here = await startTestDaemon({ platform: platform.client(), folder, limits: { idleMs: 300_000, uiLostMs: 2_000 } })
    const page = await launch(here.daemon.url)
    ui = await connect(page)
    await applied({ end: false })
    ui.die()
    await expect.poll(() => readFileSync(here.auditFile, 'utf8'), { timeout: 20_000 }).toMatch(/session\.ended.*uiLost/)
    ui = await connect(page)
    expect(await unconcluded()).not.toBeNull()
  })

  it('a printed receipt, or a session that its page ended, concludes it', async () => {
    await applied({ end: false })
    await ui.command('Document.Print', { document: 'receipt', on: 'roll' })
    await restart()
    expect(await unconcluded()).toBeNull()
    await applied()
    await restart()
    expect(await unconcluded()).toBeNull()
  })

  it('a receipt that did not come out does not', async () => {
    await applied({ end: false })
    here.printers.failNext('paperOut')
    await ui.command('Document.Print', { document: 'receipt', on: 'roll' })
    await restart()
    expect(await unconcluded()).not.toBeNull()
  })
})
