/**
 * The life of commands on one connection (contract/envelope.ts): command → acknowledge → event* → exactly one
 * completion. Two separate timers distinguish "the daemon is gone" (no acknowledge) from "the citizen is slow" (no
 * completion yet). Knows no socket.
 */
import type { CommandName, EventsOf, Payload, ResultOf } from '#contract/commands.ts'
import {
  acknowledgeWithinMs,
  maxFrameBytes,
  type CommandMessage,
  type DaemonMessage,
  type UnsolicitedMessage,
} from '#contract/envelope.ts'
import { irreversible } from '#contract/irreversible.ts'
import type { Unsolicited, UnsolicitedName } from '#contract/unsolicited.ts'
import type { Failure, Result } from '#flows/journeys/port.ts'

/**
 * The daemon promises 300 ms; a machine that is starting a browser and a camera at the same time may take ten times
 * that and still be alive.
 */
export const goneAfterMs = acknowledgeWithinMs * 10
/** How much longer a slow machine may take than the daemon has announced. */
export const completionSlackMs = 2_000

/** Calls `act` once after `ms`; returns a function that cancels it. */
export type After = (ms: number, act: () => void) => () => void

export interface ExchangeOptions {
  /** A frame with one `CommandMessage`, at most `maxFrameBytes` long. */
  readonly send: (frame: string) => void
  readonly after: After
  /** No acknowledge in time: the daemon is gone. */
  readonly onGone: () => void
  readonly unsolicited: UnsolicitedListeners
}

/** Handlers for the messages that the daemon sends unsolicited. */
export type UnsolicitedListeners = { readonly [N in UnsolicitedName]: (payload: Unsolicited[N]) => void }

export interface RequestOptions<N extends CommandName> {
  readonly signal?: AbortSignal
  /** The command's own events, by name. */
  readonly on?: { readonly [E in keyof EventsOf<N>]: (payload: EventsOf<N>[E]) => void }
}

/** Resolves with the command's result or the daemon's failure; never rejects. */
export type Request = <N extends CommandName>(
  name: N,
  payload: Payload<N>,
  options?: RequestOptions<N>,
) => Promise<Result<ResultOf<N>>>

export interface Exchange {
  readonly request: Request
  receive(message: DaemonMessage): void
  /** The connection has ended: settles all open commands. */
  end(): void
}

/** Any command under way. The UI trusts the daemon: payloads are assumed to be what the contract says. */
interface Pending {
  readonly name: CommandName
  readonly on: Readonly<Record<string, (payload: unknown) => void>>
  acknowledged(completesWithinMs: number): void
  settle(outcome: Result<unknown>): void
}

const failed = (failure: Failure): Result<never> => ({ ok: false, failure })
export const connectionLost: Failure = { code: 'internalError', detail: 'no connection to the daemon' }

export function createExchange({ send, after, onGone, unsolicited }: ExchangeOptions): Exchange {
  const open = new Map<number, Pending>()
  let lastRequestId = 0

  /** The command's request id; null: it does not fit into a frame, for which the daemon would close the connection. */
  const command = (name: CommandName, payload: unknown): number | null => {
    const requestId = lastRequestId + 1
    const message: CommandMessage = {
      header: { type: 'command', name, requestId },
      ...(payload !== undefined && { payload }),
    }
    const frame = JSON.stringify(message)
    if (new TextEncoder().encode(frame).length > maxFrameBytes) return null
    lastRequestId = requestId
    send(frame)
    return requestId
  }

  const request: Request = <N extends CommandName>(
    name: N,
    payload: Payload<N>,
    { signal, on }: RequestOptions<N> = {},
  ) => {
    if (signal?.aborted) return Promise.resolve(failed({ code: 'cancelled' }))
    return new Promise<Result<ResultOf<N>>>((resolve) => {
      const requestId = command(name, payload)
      if (requestId === null) return resolve(failed({ code: 'tooLarge', detail: name }))
      let forget = after(goneAfterMs, onGone)
      const cancel = () => {
        command('Common.Cancel', { requestIds: [requestId] })
        settle(failed({ code: 'cancelled' }))
      }
      const settle = (outcome: Result<unknown>) => {
        forget()
        signal?.removeEventListener('abort', cancel)
        open.delete(requestId)
        resolve(outcome as Result<ResultOf<N>>)
      }
      const acknowledged = (completesWithinMs: number) => {
        forget()
        forget = after(completesWithinMs + completionSlackMs, () =>
          settle(failed({ code: irreversible.includes(name) ? 'outcomeUnknown' : 'timeOut' })),
        )
      }
      signal?.addEventListener('abort', cancel)
      open.set(requestId, { name, on: (on ?? {}) as Pending['on'], acknowledged, settle })
    })
  }

  function hear<N extends UnsolicitedName>({ header, payload }: UnsolicitedMessage<N>): void {
    unsolicited[header.name](payload)
  }

  function receive(message: DaemonMessage): void {
    if (isUnsolicited(message)) return hear(message)
    const { header } = message
    const pending = open.get(header.requestId)
    if (pending === undefined) return
    switch (header.type) {
      case 'acknowledge':
        if (header.status === undefined) pending.acknowledged(header.completesWithinMs)
        else
          pending.settle(
            failed({
              code: header.status === 'tooManyRequests' ? 'deviceBusy' : 'internalError',
              detail: header.status,
            }),
          )
        break
      case 'event':
        pending.on[header.name]?.('payload' in message ? message.payload : undefined)
        break
      case 'completion': {
        const payload = 'payload' in message ? message.payload : undefined
        pending.settle(header.completionCode === 'success' ? { ok: true, value: payload } : failed(failureOf(payload)))
        break
      }
    }
  }

  return {
    request,
    receive,
    end() {
      for (const pending of open.values())
        pending.settle(
          failed(
            irreversible.includes(pending.name)
              ? { code: 'outcomeUnknown', detail: 'connection lost' }
              : connectionLost,
          ),
        )
    },
  }
}

const isUnsolicited = (message: DaemonMessage): message is UnsolicitedMessage => message.header.type === 'unsolicited'

function failureOf(payload: unknown): Failure {
  const { errorCode, detail, device } = (payload ?? {}) as Readonly<Record<string, unknown>>
  return {
    code: typeof errorCode === 'string' ? errorCode : 'internalError',
    ...(typeof detail === 'string' && { detail }),
    ...(typeof device === 'string' && { device }),
  }
}
