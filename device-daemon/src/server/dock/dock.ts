/**
 * The dev dock's routes: the hands of the citizen and of the technician, passed on to the simulators. Demo profile
 * only; who may ask is decided before (`admitDock` in ../handshake.ts).
 *
 *   GET  state              → {<simulator>: {state} | {error}} of all
 *   GET  people             → the synthetic people whose cards can be laid
 *   POST <simulator>/<act>  JSON object → {value} | {error}
 */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Clock } from '../../base/clock.ts'
import type { Result } from '../../base/result.ts'
import { createControlLine, type ControlFailure } from './control-line.ts'

/** Name → path of the control socket, of every simulator that was started. */
export type ControlSockets = Readonly<Record<string, { readonly control: string }>>

const statusOf = { refused: 400, gone: 503, timedOut: 504 } as const satisfies Record<ControlFailure['code'], number>
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function createDock(sockets: ControlSockets, clock: Pick<Clock, 'after'>): FastifyPluginAsync {
  return async (scope) => {
    const lines = new Map(
      Object.entries(sockets).map(([name, { control }]) => [name, createControlLine(control, clock)]),
    )
    scope.addHook('onClose', async () => lines.forEach((line) => line.close()))
    scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))

    const unknown = (reply: FastifyReply, name: string): FastifyReply =>
      reply.code(404).send({ error: `no simulator "${name}": one of ${[...lines.keys()].join(', ')}` })
    const answer = (reply: FastifyReply, result: Result<unknown, ControlFailure>): FastifyReply =>
      result.ok
        ? reply.send({ value: result.value })
        : reply.code(statusOf[result.failure.code]).send({ error: result.failure.detail })

    scope.get('/state', async (_request, reply) => {
      const states = await Promise.all(
        [...lines].map(async ([name, line]) => {
          const state = await line.do('state')
          return [name, state.ok ? { state: state.value } : { error: state.failure.detail }] as const
        }),
      )
      return reply.send(Object.fromEntries(states))
    })

    scope.get('/people', async (_request, reply) => {
      const line = lines.get('id-card')
      return line ? answer(reply, await line.do('people')) : unknown(reply, 'id-card')
    })

    scope.post<{ Params: { simulator: string; act: string } }>('/:simulator/:act', async (request, reply) => {
      const { simulator, act } = request.params
      const line = lines.get(simulator)
      if (!line) return unknown(reply, simulator)
      if (!isRecord(request.body))
        return reply.code(400).send({ error: 'the body is a JSON object: what the act needs' })
      return answer(reply, await line.do(act, request.body))
    })
  }
}
