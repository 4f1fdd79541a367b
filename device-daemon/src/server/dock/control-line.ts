/**
 * The daemon's end of a simulator's control socket: JSON lines over a Unix socket, as described in
 * `device-daemon/simulators/README.md`. Connected with the first request, and again after the simulator was gone.
 */
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'

/**
 * `gone`: no simulator listens there; `refused`: the simulator refused, `detail` is its message; `timedOut`: no answer
 * in time.
 */
export interface ControlFailure {
  readonly code: 'gone' | 'refused' | 'timedOut'
  readonly detail: string
}

export interface ControlLine {
  do(act: string, input?: Readonly<Record<string, unknown>>): Promise<Result<unknown, ControlFailure>>
  close(): void
}

/** The slowest act waits until a mechanism stands still. */
const answerWithinMs = 10_000

const Reply = v.pipe(
  v.string(),
  v.parseJson(),
  v.variant('ok', [
    v.object({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
    v.object({ id: v.number(), ok: v.literal(false), error: v.string() }),
  ]),
)

export function createControlLine(path: string, clock: Pick<Clock, 'after'>): ControlLine {
  const waiting = new Map<number, (result: Result<unknown, ControlFailure>) => void>()
  let socket: Socket | null = null
  let lastId = 0

  function hear(line: string): void {
    // Other lines are ignored: events, which the dock does not need, and an incomplete line of a killed simulator.
    const reply = v.safeParse(Reply, line)
    if (!reply.success) return
    const { output } = reply
    waiting.get(output.id)?.(output.ok ? ok(output.value) : fail({ code: 'refused', detail: output.error }))
  }

  function open(): Socket {
    if (socket !== null) return socket
    const opened = connect(path)
    const lost = (): void => {
      if (socket !== opened) return
      socket = null
      for (const settle of waiting.values()) settle(fail({ code: 'gone', detail: 'the simulator is not running' }))
    }
    opened.on('error', lost).on('close', lost)
    // readline emits the socket's errors again; they have been handled.
    createInterface({ input: opened })
      .on('line', hear)
      .on('error', () => {})
    socket = opened
    return opened
  }

  return {
    do(act, input = {}) {
      lastId += 1
      const id = lastId
      return new Promise((resolve) => {
        const disarm = clock.after(answerWithinMs, () =>
          settle(fail({ code: 'timedOut', detail: `no answer within ${answerWithinMs / 1000} s` })),
        )
        const settle = (result: Result<unknown, ControlFailure>): void => {
          disarm()
          waiting.delete(id)
          resolve(result)
        }
        waiting.set(id, settle)
        open().write(`${JSON.stringify({ id, do: act, with: input })}\n`)
      })
    },
    close: () => socket?.destroy(),
  }
}
