/**
 * The life of commands on one connection (contract/envelope.ts): command → acknowledge → event* → exactly one
 * completion. Two timers apart tell "the daemon is gone" (no acknowledge) from "the citizen is slow" (no completion
 * yet). Knows no socket.
 */
import type { CommandName } from '#contract/commands.ts'
import { acknowledgeWithinMs, type CommandMessage, type DaemonMessage, type Unsolicited } from '#contract/envelope.ts'
import { timeouts } from '#contract/timeouts.ts'
import type { Failure, Result } from '#flows/journeys/services.ts'

/**
 * The daemon promises 300 ms; a machine that is starting a browser and a camera at once may take ten times that
 * without being dead.
 */
export const goneAfterMs = acknowledgeWithinMs * 10
/** A handler that was told to stop has 3 s to wind up before the daemon answers without it. */
export const completionSlackMs = 5_000

/** Calls back once after `ms`; returns what forgets it. */
export type After = (ms: number, act: () => void) => () => void

export interface ExchangeOptions {
  readonly send: (message: CommandMessage) => void
  readonly after: After
  /** No acknowledge in time: the daemon is not there any more. */
  readonly onGone: () => void
  readonly onUnsolicited: (message: Unsolicited) => void
}

export interface RequestOptions {
  readonly signal?: AbortSignal
  readonly onEvent?: (name: string, payload: unknown) => void
}

export interface Exchange {
  request(name: CommandName, payload: unknown, options?: RequestOptions): Promise<Result<unknown>>
  receive(message: DaemonMessage): void
  /** The connection has ended: whatever is open ends with it. */
  end(): void
}

interface Pending {
  readonly name: CommandName
  readonly onEvent: RequestOptions['onEvent']
  acknowledged(): void
  settle(outcome: Result<unknown>): void
}

/** Acts whose outcome is not known when the line goes dead in the middle of them. */
const irreversible: ReadonlySet<CommandName> = new Set(['Application.Submit', 'Document.Print'])
const failed = (failure: Failure): Result<never> => ({ ok: false, failure })
export const connectionLost: Failure = { code: 'internalError', detail: 'no connection to the daemon' }

export function createExchange({ send, after, onGone, onUnsolicited }: ExchangeOptions): Exchange {
  const open = new Map<number, Pending>()
  let lastRequestId = 0

  const command = (name: CommandName, payload: unknown): number => {
    lastRequestId += 1
    send({ header: { type: 'command', name, requestId: lastRequestId }, ...(payload !== undefined && { payload }) })
    return lastRequestId
  }

  function request(
    name: CommandName,
    payload: unknown,
    { signal, onEvent }: RequestOptions = {},
  ): Promise<Result<unknown>> {
    if (signal?.aborted) return Promise.resolve(failed({ code: 'cancelled' }))
    return new Promise((resolve) => {
      const requestId = command(name, payload)
      let forget = after(goneAfterMs, onGone)
      const cancel = () => {
        command('Common.Cancel', { requestIds: [requestId] })
        settle(failed({ code: 'cancelled' }))
      }
      const settle = (outcome: Result<unknown>) => {
        forget()
        signal?.removeEventListener('abort', cancel)
        open.delete(requestId)
        resolve(outcome)
      }
      const acknowledged = () => {
        forget()
        forget = after(timeouts[name] + completionSlackMs, () =>
          settle(failed({ code: irreversible.has(name) ? 'outcomeUnknown' : 'timeOut' })),
        )
      }
      signal?.addEventListener('abort', cancel)
      open.set(requestId, { name, onEvent, acknowledged, settle })
    })
  }

  function receive(message: DaemonMessage): void {
    const { header } = message
    if (header.type === 'unsolicited') return onUnsolicited(message as Unsolicited)
    const pending = open.get(header.requestId)
    if (pending === undefined) return
    switch (header.type) {
      case 'acknowledge':
        if (header.status === undefined) pending.acknowledged()
        else
          pending.settle(
            failed({
              code: header.status === 'tooManyRequests' ? 'deviceBusy' : 'internalError',
              detail: header.status,
            }),
          )
        break
      case 'event':
        pending.onEvent?.(header.name, 'payload' in message ? message.payload : undefined)
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
            irreversible.has(pending.name) ? { code: 'outcomeUnknown', detail: 'connection lost' } : connectionLost,
          ),
        )
    },
  }
}

function failureOf(payload: unknown): Failure {
  const { errorCode, detail } = (payload ?? {}) as { readonly errorCode?: unknown; readonly detail?: unknown }
  return {
    code: typeof errorCode === 'string' ? errorCode : 'internalError',
    ...(typeof detail === 'string' && { detail }),
  }
}
