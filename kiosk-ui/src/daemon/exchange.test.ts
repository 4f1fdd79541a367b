import { beforeEach, describe, expect, test } from 'vitest'
import { maxFrameBytes, type CommandMessage, type DaemonMessage } from '#contract/envelope.ts'
import { completionSlackMs, createExchange, goneAfterMs, type Exchange } from './exchange.ts'

/** A clock that the test advances. */
function manualTime() {
  let now = 0
  const due: { readonly at: number; readonly act: () => void }[] = []
  return {
    after(ms: number, act: () => void) {
      const entry = { at: now + ms, act }
      due.push(entry)
      return () => void due.splice(due.indexOf(entry), due.includes(entry) ? 1 : 0)
    },
    pass(ms: number) {
      now += ms
      for (const entry of due.filter((one) => one.at <= now)) {
        due.splice(due.indexOf(entry), 1)
        entry.act()
      }
    },
    get waiting() {
      return due.length
    },
  }
}

let time: ReturnType<typeof manualTime>
let sent: CommandMessage[]
let gone: number
let heard: string[]
let exchange: Exchange

beforeEach(() => {
  time = manualTime()
  sent = []
  gone = 0
  heard = []
  exchange = createExchange({
    send: (frame) => sent.push(JSON.parse(frame) as CommandMessage),
    after: (ms, act) => time.after(ms, act),
    onGone: () => (gone += 1),
    unsolicited: {
      'Common.StatusChanged': ({ cannotSeal }) => heard.push(`status ${cannotSeal}`),
      'Session.Ended': ({ reason }) => heard.push(`ended ${reason}`),
      'Application.Updated': ({ submission }) => heard.push(`updated ${submission.outcome}`),
    },
  })
})

const completesWithinMs = 123_000
const acknowledge = (requestId: number): DaemonMessage => ({
  header: { type: 'acknowledge', name: '', requestId, completesWithinMs },
})
const complete = (
  requestId: number,
  payload: unknown,
  completionCode: 'success' | 'deviceNotReady' = 'success',
): DaemonMessage => ({ header: { type: 'completion', name: '', requestId, completionCode }, payload })

describe('an ordinary command', () => {
  test('its events come while it runs, its result once, and no timer stays behind', async () => {
    const events: unknown[] = []
    const result = exchange.request(
      'IdCard.Read',
      {},
      {
        on: {
          'IdCard.Progress': ({ stage }) => events.push(stage),
          'IdCard.Text': ({ identity }) => events.push(identity.name),
        },
      },
    )
    exchange.receive(acknowledge(1))
    exchange.receive({ header: { type: 'event', name: 'IdCard.Progress', requestId: 1 }, payload: { stage: 'found' } })
    exchange.receive(complete(1, { face: null }))
    exchange.receive(complete(1, { face: 'a second answer' }))
    expect(await result).toEqual({ ok: true, value: { face: null } })
    expect(events).toEqual(['found'])
    expect(time.waiting).toBe(0)
  })

  test('a failure keeps the daemon’s code and whose it is', async () => {
    const result = exchange.request('IdCard.Read', {})
    exchange.receive(acknowledge(1))
    const told = { detail: 'unplugged', device: 'idCard' }
    exchange.receive(complete(1, { errorCode: 'deviceAbsent', ...told }, 'deviceNotReady'))
    expect(await result).toEqual({ ok: false, failure: { code: 'deviceAbsent', ...told } })
  })

  test('a failure without a code is the terminal’s own', async () => {
    const result = exchange.request('IdCard.Read', {})
    exchange.receive(complete(1, null, 'deviceNotReady'))
    expect(await result).toEqual({ ok: false, failure: { code: 'internalError' } })
  })

  test('request ids rise, so the daemon can refuse what is repeated', () => {
    void exchange.request('Session.Alive', {})
    void exchange.request('Session.Alive', {})
    expect(sent.map(({ header }) => header.requestId)).toEqual([1, 2])
  })

  test('what fits into no frame is an answer, not the end of the line: nothing is sent, the next command goes on', async () => {
    for (const [piece, count] of [
      ['a', maxFrameBytes],
      ['龙', maxFrameBytes / 3],
      ['"', maxFrameBytes / 2],
    ] as const) {
      sent = []
      const save = exchange.request('Session.Save', { values: { story: piece.repeat(count) } })
      expect(await save).toEqual({ ok: false, failure: { code: 'tooLarge', detail: 'Session.Save' } })
      expect([sent, time.waiting]).toEqual([[], 0])
      const fits = exchange.request('Session.Save', { values: { story: piece.repeat(count - 100) } })
      expect(sent).toHaveLength(1)
      exchange.receive(complete(sent[0]?.header.requestId ?? 0, null))
      expect(await fits).toMatchObject({ ok: true })
    }
  })

  test('a daemon that is asked too much says so', async () => {
    const result = exchange.request('Session.Save', {})
    exchange.receive({ header: { type: 'acknowledge', name: '', requestId: 1, status: 'tooManyRequests' } })
    expect(await result).toMatchObject({ ok: false, failure: { code: 'deviceBusy' } })
  })
})

describe('two timers', () => {
  test('no acknowledge: the daemon is gone', () => {
    void exchange.request('Session.Alive', {})
    time.pass(goneAfterMs - 1)
    expect(gone).toBe(0)
    time.pass(1)
    expect(gone).toBe(1)
  })

  test('acknowledged, and the citizen takes two minutes over the card: nobody is gone', async () => {
    const result = exchange.request('IdCard.Read', {})
    exchange.receive(acknowledge(1))
    time.pass(completesWithinMs)
    expect(gone).toBe(0)
    exchange.receive(complete(1, { face: null }))
    expect(await result).toMatchObject({ ok: true })
  })

  test('acknowledged and never answered: a time-out; of a submission: not known', async () => {
    const read = exchange.request('IdCard.Read', {})
    const submit = exchange.request('Application.Submit', {})
    exchange.receive(acknowledge(1))
    exchange.receive(acknowledge(2))
    time.pass(completesWithinMs + completionSlackMs)
    expect(await read).toMatchObject({ failure: { code: 'timeOut' } })
    expect(await submit).toMatchObject({ failure: { code: 'outcomeUnknown' } })
  })
})

describe('cancelling', () => {
  test('tells the daemon which command, and does not wait for it', async () => {
    const controller = new AbortController()
    const result = exchange.request('IdCard.Read', {}, { signal: controller.signal })
    exchange.receive(acknowledge(1))
    controller.abort()
    expect(await result).toEqual({ ok: false, failure: { code: 'cancelled' } })
    expect(sent.at(-1)).toMatchObject({ header: { name: 'Common.Cancel' }, payload: { requestIds: [1] } })
    exchange.receive(complete(1, { face: null }))
  })

  test('what was cancelled before it was sent is never sent', async () => {
    expect(await exchange.request('IdCard.Read', {}, { signal: AbortSignal.abort() })).toMatchObject({
      failure: { code: 'cancelled' },
    })
    expect(sent).toEqual([])
  })
})

describe('the line goes dead', () => {
  test('everything open ends: an act that cannot be undone is not known, the rest did not happen', async () => {
    const save = exchange.request('Session.Save', {})
    const print = exchange.request('Document.Print', { document: 'receipt', on: 'roll' })
    exchange.end()
    expect(await save).toMatchObject({ failure: { code: 'internalError' } })
    expect(await print).toMatchObject({ failure: { code: 'outcomeUnknown' } })
    expect(time.waiting).toBe(0)
  })
})

test('what the daemon says by itself is passed on', () => {
  exchange.receive({ header: { type: 'unsolicited', name: 'Session.Ended' }, payload: { reason: 'unattended' } })
  expect(heard).toEqual(['ended unattended'])
})
