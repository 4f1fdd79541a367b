/** Arbitrary frames: no exception, one acknowledge per frame, at most one completion, and no command run by mistake. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commands, isCommand, type CommandName } from '#contract/commands.ts'
import type { DaemonMessage } from '#contract/envelope.ts'
import { handClock } from '../base/clock.fixture.ts'
import { ok } from '../base/result.ts'
import type { Handlers } from '../commands/handler.ts'
import { ApplySession } from '../session/journeys/apply.ts'
import { affair } from '../testing/affair.ts'
import { silentLog } from '../testing/ends.ts'
import { createDispatcher } from './dispatcher.ts'

const names = Object.keys(commands) as CommandName[]
const inherited = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '']
/** Must never be sent back or logged. */
const secret = '张三13800000000'

const wildName = fc.oneof(fc.constantFrom(...names), fc.constantFrom(...inherited), fc.string({ maxLength: 80 }))
const wildNumber = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc.constantFrom(0, -0, -1, 0.5, 2 ** 53, 2 ** 53 - 1, 1e300, 600_001, Number.MAX_VALUE, NaN, Infinity),
)
const wildValue = fc.oneof(
  fc.jsonValue(),
  fc.constant(secret),
  fc.constantFrom('[', '{"a":', '"').map((piece) => piece.repeat(5_000)),
  fc.dictionary(fc.constantFrom(secret, ...inherited), fc.jsonValue()),
)
const own = (key: string, value: unknown): string => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`
const commandLike = fc
  .record({
    type: fc.oneof({ weight: 6, arbitrary: fc.constant('command') }, { weight: 1, arbitrary: wildValue }),
    name: fc.oneof({ weight: 6, arbitrary: wildName }, { weight: 1, arbitrary: wildValue }),
    requestId: fc.oneof({ weight: 6, arbitrary: wildNumber }, { weight: 1, arbitrary: wildValue }),
    timeout: fc.option(fc.oneof(wildNumber, wildValue)),
    payload: fc.option(wildValue),
    more: fc.option(fc.constantFrom(...inherited)),
  })
  .map(({ type, name, requestId, timeout, payload, more }) => {
    // JSON written by hand, so that a key like `__proto__` arrives as a key.
    const header = [own('type', type), own('name', name), own('requestId', requestId)]
    if (timeout !== null) header.push(own('timeout', timeout))
    if (more !== null) header.push(own(more, { type: 'command' }))
    const body = [`"header":{${header.join(',')}}`]
    if (payload !== null) body.push(own('payload', payload))
    return `{${body.join(',')}}`
  })
const frame = fc.oneof(
  { weight: 8, arbitrary: commandLike },
  { weight: 1, arbitrary: fc.string() },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: commandLike.chain((text) => fc.nat(text.length).map((end) => text.slice(0, end))) },
)

it('whatever arrives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 30 }), async (frames) => {
      const said: DaemonMessage[] = []
      const ran: CommandName[] = []
      const bugs: unknown[] = []
      let logged = ''
      const log = {
        ...silentLog,
        warn: (fields: object, text: string) => void (logged += JSON.stringify(fields) + text),
      } as typeof silentLog
      const dispatcher = createDispatcher({
        handlers: () =>
          Object.fromEntries(names.map((name) => [name, () => (ran.push(name), ok(null))])) as unknown as Handlers,
        sessions: { current: new ApplySession('s', affair, 'zh'), alive: () => {} },
        clock: handClock(),
        log,
        send: (message) => void said.push(message),
        onBug: (error) => void bugs.push(error),
      })
      let last = 0
      for (const text of frames) {
        const before = said.length
        dispatcher.receive(text)
        const [first, ...rest] = said.slice(before)
        expect(first?.header.type).toBe('acknowledge')
        expect(rest.every(({ header }) => header.type === 'completion')).toBe(true)
        if (first?.header.type !== 'acknowledge' || first.header.status !== undefined) {
          expect(rest).toEqual([])
          continue
        }
        // An accepted id is greater than the previous one and a safe integer.
        expect(Number.isSafeInteger(first.header.requestId) && first.header.requestId > last).toBe(true)
        last = first.header.requestId
      }
      await new Promise(setImmediate)
      const accepted = said.filter(({ header }) => header.type === 'acknowledge' && header.status === undefined)
      const completions = said.filter(({ header }) => header.type === 'completion')
      expect(completions).toHaveLength(accepted.length)
      expect(
        completions.filter(({ header }) => 'completionCode' in header && header.completionCode === 'success'),
      ).toHaveLength(ran.length)
      expect(bugs).toEqual([])
      // Names of commands are returned as they came, whatever they contain; payloads never.
      for (const message of completions) {
        expect(JSON.stringify('payload' in message && message.payload)).not.toContain(secret)
        if (!isCommand(message.header.name))
          expect(message).toMatchObject({ header: { completionCode: 'invalidCommand' } })
      }
      expect(logged).not.toContain(secret)
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('type')
    }),
    { numRuns: 400 },
  )
})
