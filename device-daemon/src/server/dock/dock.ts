/**
 * The dev dock's routes: acts of the citizen and the technician, passed on to the simulators. Demo profile only; who
 * may use them is decided by `admitDock` in ../handshake.ts. Under `/dock/api/`:
 *
 *   GET  state              → {<simulator>: {state} | {error}} of all
 *   GET  people             → the synthetic people whose cards can be laid
 *   POST <simulator>/<act>  JSON object → {value} | {error}
 */
import type { ServerResponse } from 'node:http'
import type { Clock } from '../../base/clock.ts'
import type { Result } from '../../base/result.ts'
import { readJson } from '../body.ts'
import { admitDock } from '../handshake.ts'
import { sendJson, sendStatus } from '../reply.ts'
import type { Exchange, Route } from '../route.ts'
import { createControlLine, type ControlFailure, type ControlLine } from './control-line.ts'

/** Name → path of the control socket, for every running simulator. */
export type ControlSockets = Readonly<Record<string, { readonly control: string }>>

const statusOf = { refused: 400, gone: 503, timedOut: 504 } as const satisfies Record<ControlFailure['code'], number>
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export interface Dock {
  readonly routes: readonly Route[]
  /** Disconnects from the simulators. */
  close(): void
}

/** `own`: what the daemon itself lets the dock's hands do, beside the simulators. */
export function createDock(
  sockets: ControlSockets,
  clock: Pick<Clock, 'after'>,
  own: Readonly<Record<string, ControlLine>> = {},
): Dock {
  const lines = new Map<string, ControlLine>([
    ...Object.entries(sockets).map(([name, { control }]) => [name, createControlLine(control, clock)] as const),
    ...Object.entries(own),
  ])

  const unknown = (response: ServerResponse, name: string): void =>
    sendJson(response, { error: `no simulator "${name}": one of ${[...lines.keys()].join(', ')}` }, 404)
  const answer = (response: ServerResponse, result: Result<unknown, ControlFailure>): void =>
    result.ok
      ? sendJson(response, { value: result.value })
      : sendJson(response, { error: result.failure.detail }, statusOf[result.failure.code])

  async function state({ response }: Exchange): Promise<void> {
    const states = await Promise.all(
      [...lines].map(async ([name, line]) => {
        const state = await line.do('state')
        return [name, state.ok ? { state: state.value } : { error: state.failure.detail }] as const
      }),
    )
    sendJson(response, Object.fromEntries(states))
  }

  async function people({ response }: Exchange): Promise<void> {
    const line = lines.get('id-card')
    if (line) answer(response, await line.do('people'))
    else unknown(response, 'id-card')
  }

  async function act({ request, response, params: { simulator = '', act = '' } }: Exchange): Promise<void> {
    const line = lines.get(simulator)
    if (!line) return unknown(response, simulator)
    const body = await readJson(request)
    if (!body.ok && body.failure.code === 'tooLarge') return sendStatus(response.setHeader('connection', 'close'), 413)
    if (!body.ok || !isRecord(body.value))
      return sendJson(response, { error: 'the body is a JSON object: what the act needs' }, 400)
    return answer(response, await line.do(act, body.value))
  }

  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    method,
    path: `/dock/api/${path}`,
    admit: admitDock,
    handle(exchange) {
      exchange.response.setHeader('cache-control', 'no-store')
      return handle(exchange)
    },
  })
  return {
    routes: [route('GET', 'state', state), route('GET', 'people', people), route('POST', ':simulator/:act', act)],
    close: () => lines.forEach((line) => line.close()),
  }
}
