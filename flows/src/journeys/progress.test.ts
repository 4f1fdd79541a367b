/** 查办件 on a running terminal: who asks, what they find, how it ends. */
import { afterEach, expect, test } from 'vitest'
import { defaultDelays } from './delays.ts'
import { caseOf } from './testing/cases.ts'
import { afterDeath } from './testing/catalogue.ts'
import { synthetic } from './testing/samples.ts'
import { failed, ScriptedDaemon } from './testing/scripted-daemon.ts'
import { Visitor } from './testing/visitor.ts'

let visitor: Visitor
afterEach(() => {
  visitor.leave()
})
async function asking(daemon = new ScriptedDaemon(afterDeath)): Promise<void> {
  visitor = new Visitor(daemon)
  await visitor.shows('attract')
  visitor.tell({ type: 'TOUCH' })
  visitor.tell({ type: 'OPEN', wanted: { journey: 'progress' } })
  await visitor.shows('ways')
}
const having = (...cases: readonly ReturnType<typeof caseOf>[]): ScriptedDaemon =>
  Object.assign(new ScriptedDaemon(afterDeath), { cases })

test('by card, many cases: the list, one of them, its receipt once more, back to the list', async () => {
  await asking(having(caseOf('processing'), caseOf('done')))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  visitor.touch({ type: 'OPEN_CASE', case: 'case-done' })
  await visitor.shows('case')
  expect([visitor.subject, visitor.on('case').opened?.standing]).toEqual(['case-done', 'done'])
  visitor.touch({ type: 'RECEIPT' })
  await visitor.shows('receipt')
  expect(visitor.on('receipt').number).toBe('410902-done')
  visitor.touch({ type: 'PRINT', on: 'roll' })
  await visitor.ready()
  expect(visitor.on('receipt').printed).toEqual(['roll'])
  visitor.touch({ type: 'CONTINUE' })
  await visitor.shows('case')
  visitor.touch({ type: 'BACK' })
  await visitor.shows('cases')
  visitor.touch({ type: 'CONTINUE' })
  expect([visitor.screen, visitor.terminal.getSnapshot().context.endedBecause]).toEqual(['ending', 'finished'])
})

test('returned: its service opens with nobody known, and says which case it mends', async () => {
  await asking(having(caseOf('returned')))
  visitor.touch({ type: 'USE', way: 'phone' })
  await visitor.shows('case')
  visitor.touch({ type: 'MEND' })
  await visitor.shows('guide')
  expect(visitor.daemon.calls.filter((call) => call.startsWith('Session.'))).toEqual(
    expect.arrayContaining(['Session.Begin', 'Session.End']),
  )
  expect([visitor.context.draft.corrects, visitor.context.draft.identity]).toEqual(['410902-returned', null])
})

test('returned: what to mend is printed from the case, the receipt is another paper', async () => {
  await asking(having(caseOf('returned'), caseOf('processing')))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  for (const [one, paper] of [
    ['case-returned', 'explanation'],
    ['case-processing', null],
  ] as const) {
    visitor.touch({ type: 'OPEN_CASE', case: one })
    await visitor.shows('case')
    visitor.touch({ type: 'EXPLAIN' })
    expect([visitor.screen, visitor.screen === 'receipt' ? visitor.on('receipt').document : null]).toEqual([
      paper === null ? 'case' : 'receipt',
      paper,
    ])
    if (paper !== null) visitor.touch({ type: 'CONTINUE' })
    visitor.touch({ type: 'BACK' })
    await visitor.shows('cases')
  }
})

test('the session of somebody before was left open, its end lost on the way: it is ended, and this one begins', async () => {
  const daemon = having(caseOf('processing'))
  daemon.next('Session.Begin', failed('notAllowedNow'))
  await asking(daemon)
  expect(daemon.calls.filter((call) => /^Session\.(?:Begin|End)$/.test(call))).toEqual([
    'Session.Begin',
    'Session.End',
    'Session.Begin',
  ])
})

test('returned and mended since, or of a service not offered here: there is nothing to mend', async () => {
  for (const change of [{ correctedBy: '410902-2' }, { offered: false }]) {
    await asking(having({ ...caseOf('returned'), ...change }))
    visitor.touch({ type: 'USE', way: 'phone' })
    await visitor.shows('case')
    visitor.ask({ type: 'MEND' })
    expect(visitor.screen).toBe('case')
    visitor.leave()
  }
})

test('by phone, one case: straight into it', async () => {
  await asking(having(caseOf('queued')))
  visitor.touch({ type: 'USE', way: 'phone' })
  await visitor.shows('case')
  expect(visitor.on('case').opened?.caseNumber).toBeNull()
})

test('one case, and others that cannot be read: the list, which says so', async () => {
  await asking(Object.assign(having(caseOf('processing')), { unreadable: 2 }))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  expect(visitor.on('cases').unreadable).toBe(2)
})

test('by phone: the code that is to be scanned stands on the screen while it is waited for', async () => {
  await asking(having(caseOf('processing')))
  visitor.daemon.instead('SignIn.Begin', (tell) => {
    tell('SignIn.Code', { modules: ['101', '010'] })
    return new Promise(() => undefined)
  })
  visitor.touch({ type: 'USE', way: 'phone' })
  await visitor.shows('qrSignIn')
  await visitor.until(() => visitor.on('qrSignIn').qr !== null)
  expect(visitor.on('qrSignIn').qr).toEqual(['101', '010'])
})

test('one case, and the platform was not to be asked: the list, which says so', async () => {
  await asking(Object.assign(having(caseOf('queued')), { platform: 'offline' }))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  expect(visitor.on('cases').platform).toBe('offline')
  visitor.daemon.platform = 'online'
  visitor.touch({ type: 'RETRY' })
  await visitor.shows('case')
})

test('by a receipt there is but one case, whoever else was not to be asked', async () => {
  await asking(Object.assign(having(caseOf('queued')), { platform: 'offline' }))
  visitor.touch({ type: 'USE', way: 'receipt' })
  await visitor.shows('proveReceipt')
  visitor.touch({ type: 'PROVE', idTail: '31002X' })
  await visitor.shows('case')
})

test('nobody’s: the empty list, which can be asked for again', async () => {
  await asking()
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  expect(visitor.on('cases').cases).toEqual([])
  visitor.daemon.cases = [caseOf('accepted')]
  visitor.touch({ type: 'RETRY' })
  await visitor.shows('case')
})

test('by a receipt: scanned, proven, seen', async () => {
  await asking(having(caseOf('processing')))
  visitor.touch({ type: 'USE', way: 'receipt' })
  await visitor.shows('proveReceipt')
  visitor.daemon.next('Receipt.Prove', failed('proofWrong'))
  visitor.touch({ type: 'PROVE', idTail: '000000' })
  await visitor.until(() => visitor.failure !== undefined)
  expect([visitor.screen, visitor.failure]).toEqual(['proveReceipt', 'proofWrong'])
  visitor.touch({ type: 'PROVE', idTail: '31002X' })
  await visitor.shows('case')
})

test('a code that is no receipt’s, and a scanner that is out: the number is typed', async () => {
  await asking(having(caseOf('processing')))
  visitor.daemon.next('Receipt.Scan', failed('receiptUnknown'))
  visitor.touch({ type: 'USE', way: 'receipt' })
  await visitor.until(() => visitor.failure === 'receiptUnknown')
  visitor.daemon.next('Receipt.Scan', failed('deviceAbsent'))
  visitor.touch({ type: 'RETRY' })
  await visitor.until(() => visitor.failure === 'deviceAbsent')
  visitor.touch({ type: 'ENTER', text: '410902-1' })
  await visitor.shows('proveReceipt')
})

test('a scanner that is plugged in again is no failure any more, before anything is shown to it', async () => {
  await asking(having(caseOf('processing')))
  visitor.daemon.next('Receipt.Scan', failed('deviceAbsent'))
  visitor.touch({ type: 'USE', way: 'receipt' })
  await visitor.until(() => visitor.failure === 'deviceAbsent')
  visitor.daemon.hold('Receipt.Scan')
  visitor.clock.increment(5_000)
  await visitor.until(() => visitor.daemon.waiting('Receipt.Scan') !== undefined)
  await visitor.until(() => visitor.failure === undefined)
  expect(visitor.screen).toBe('scanReceipt')
})

test('reading a card is stopped when another way is taken, and the choice can be come back to', async () => {
  await asking()
  visitor.daemon.hold('IdCard.Read')
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.until(() => visitor.daemon.waiting('IdCard.Read') !== undefined)
  const reading = visitor.daemon.waiting('IdCard.Read')
  visitor.touch({ type: 'BACK' })
  expect([visitor.screen, reading?.aborted]).toEqual(['ways', true])
  visitor.touch({ type: 'BACK' })
  expect([visitor.screen, visitor.terminal.getSnapshot().context.endedBecause]).toEqual(['ending', 'cancelled'])
})

test('the page is loaded anew: whoever is known sees their cases, whoever only showed a receipt proves it again', async () => {
  await asking(having(caseOf('processing'), caseOf('done')))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  visitor = visitor.reload()
  await visitor.shows('cases')
  visitor.leave()

  await asking()
  visitor.touch({ type: 'USE', way: 'receipt' })
  await visitor.shows('proveReceipt')
  visitor = visitor.reload()
  await visitor.shows('ways')
})

test('nobody touches: the cases are gone from the screen, and the daemon hears of it', async () => {
  await asking(having(caseOf('processing'), caseOf('done')))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  for (let left = defaultDelays.reading + 30_000; left > 0; left -= 500) visitor.clock.increment(500)
  expect(visitor.screen).toBe('ending')
  await visitor.until(() => visitor.daemon.session === null)
  const { port: _, catalogue: __, ...context } = visitor.terminal.getSnapshot().context
  expect(JSON.stringify(context)).not.toContain(synthetic.idNumber)
})

test('help, the list and then a bug: a person is called, and it goes on with whoever is known', async () => {
  await asking(having(caseOf('processing'), caseOf('done')))
  visitor.touch({ type: 'USE', way: 'idCard' })
  await visitor.shows('cases')
  visitor.daemon.next('Case.Open', new Error('bug'))
  visitor.touch({ type: 'OPEN_CASE', case: 'case-done' })
  await visitor.shows('attendant')
  visitor.touch({ type: 'RETRY' })
  await visitor.shows('cases')
})
