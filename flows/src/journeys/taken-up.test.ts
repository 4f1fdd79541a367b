/** Somebody comes back with a printed 一次性告知书: the paper under the scanner, and the journey goes on where it ends. */
import { afterEach, expect, test } from 'vitest'
import { toldBy } from '../notice/telling.ts'
import { plan } from '../plan/plan.ts'
import { afterDeath, hualong } from './testing/catalogue.ts'
import { funeral as answers } from './testing/samples.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

const told = toldBy(afterDeath, hualong, plan(afterDeath, hualong, { answers, choice: { drv: false } }))

let visitor: Visitor
afterEach(() => visitor.leave())

async function atTheScanner(now = afterDeath, offered = now.id): Promise<Visitor> {
  const daemon = new ScriptedDaemon(now)
  daemon.paper = { affair: offered, told }
  visitor = new Visitor(daemon)
  await visitor.shows('attract')
  visitor.tell({ type: 'TOUCH' })
  visitor.tell({ type: 'SCAN_NOTICE' })
  return visitor
}

test('at the notice, with the answers and the choice of then, which can be changed as always', async () => {
  await atTheScanner()
  await visitor.shows('notice')
  expect(visitor.on('notice').draft).toMatchObject({ answers, choice: { drv: false } })
  visitor.touch({ type: 'BACK' })
  await visitor.shows('question')
  expect(visitor.subject).toBe('med')
  visitor.touch({ type: 'ANSWER', options: ['yes'] })
  visitor.touch({ type: 'CONTINUE' })
  await visitor.walkTo('form')
  await visitor.saved()
  expect(visitor.daemon.draft.answers).toEqual({ ...answers, med: ['yes'] })
})

test('the page dies at the notice: it comes back there', async () => {
  await atTheScanner()
  await visitor.shows('notice')
  const { takenUp } = visitor.on('notice').draft
  visitor = visitor.reload()
  await visitor.shows('notice')
  expect([takenUp, visitor.on('notice').draft.takenUp]).toEqual([told, told])
})

test('the option of an answer is gone: that question is asked, then the notice', async () => {
  const questions = afterDeath.questions.map((one) =>
    one.id === 'place' ? { ...one, options: one.options.filter(({ id }) => id !== 'hosp') } : one,
  )
  await atTheScanner({ ...afterDeath, questions })
  await visitor.shows('question')
  expect(visitor.subject).toBe('place')
  visitor.touch({ type: 'ANSWER', options: ['home'] })
  visitor.touch({ type: 'CONTINUE' })
  await visitor.shows('notice')
})

test('an answer that ends it today says why and where to go', async () => {
  const block = { reason: { zh: '现在不办', en: 'not now' }, goTo: { zh: '窗口', en: 'the window' } }
  const questions = afterDeath.questions.map((one) =>
    one.id === 'rel' ? { ...one, options: one.options.map((option) => ({ ...option, block })) } : one,
  )
  await atTheScanner({ ...afterDeath, questions })
  await visitor.shows('blocked')
})

test('a service that is not offered here, another code, a scanner that is gone: said, and tried again when asked to', async () => {
  await atTheScanner(afterDeath, 'n99-elsewhere')
  await visitor.until(() => visitor.failure === 'noticeNotOffered')
  for (const code of ['noticeUnknown', 'noticeElsewhere', 'deviceAbsent']) {
    visitor.daemon.next('Notice.Scan', failed(code))
    visitor.tell({ type: 'SCAN_NOTICE' })
    await visitor.until(() => visitor.failure === code)
    expect(visitor.screen).toBe('scanNotice')
  }
  visitor.tell({ type: 'HOME' })
  expect([visitor.screen, visitor.failure]).toEqual(['home', undefined])
})

test('the paper was read, and the session cannot begin: home says so', async () => {
  await atTheScanner()
  visitor.daemon.next('Session.Begin', failed('outboxFull'))
  await visitor.shows('home')
  expect(visitor.failure).toBe('outboxFull')
})

test('whoever goes back stops the scanner', async () => {
  const daemon = new ScriptedDaemon(afterDeath)
  daemon.hold('Notice.Scan')
  visitor = new Visitor(daemon)
  await visitor.shows('attract')
  visitor.tell({ type: 'TOUCH' })
  visitor.tell({ type: 'SCAN_NOTICE' })
  await visitor.until(() => visitor.screen === 'scanNotice')
  await expect.poll(() => daemon.waiting('Notice.Scan')).toBeDefined()
  const scanning = daemon.waiting('Notice.Scan')
  visitor.tell({ type: 'HOME' })
  expect(scanning?.aborted).toBe(true)
})
