/**
 * Runs the commands of one connection: command → acknowledge → event* → exactly one completion. Independent of handlers
 * and socket.
 */
import * as v from 'valibot'
import type { FailureCode } from '#contract/codes.ts'
import { usualTimeoutMs } from '#contract/command.ts'
import { commands, isCommand, type AnyCommand, type CommandName } from '#contract/commands.ts'
import { CommandMessage, type AcknowledgeStatus, type CompletionCode, type DaemonMessage } from '#contract/envelope.ts'
import { parseStandardJson } from '../base/standard-json.ts'
import type { Clock } from '../base/clock.ts'
import type { CommandFailure, Handlers, Run } from '../commands/handler.ts'
import type { Log } from '../base/log.ts'
import type { Result } from '../base/result.ts'
import { allowed } from '../session/authorisation.ts'
import type { Session } from '../session/journeys.ts'
import type { Sessions } from '../session/sessions.ts'
import { createRateLimit } from './rate-limit.ts'

export interface DispatcherOptions {
  /** Those that a command begun now is for. */
  readonly handlers: () => Handlers
  readonly sessions: Pick<Sessions, 'current' | 'alive'>
  readonly clock: Clock
  readonly log: Log
  readonly send: (message: DaemonMessage) => void
  /** A handler threw, which is a bug. Called after the citizen has been answered. */
  readonly onBug: (error: unknown, command: CommandName) => void
}

export interface Dispatcher {
  receive(frame: string): void
  /** The connection has ended: nothing is sent any more, and `passing` commands are aborted. */
  disconnect(): void
}

/** More than our page ever has in flight; a malfunctioning page is stopped before it occupies the devices. */
export const maxInFlight = 16
/**
 * Commands per second, sustained and at once. Fast typing saves a draft ten times a second; a page in an endless loop
 * is stopped.
 */
const rate = { perSecond: 100, burst: 200 }

/** How long a handler may take to end after it was aborted; then the completion is sent without it. */
const windUpMs = 3_000

type Stopped = 'cancelled' | 'timeOut' | 'sessionEnded' | 'disconnected'

/** Run and handler types for any command. */
interface AnyRun extends Omit<Run<CommandName>, 'session' | 'event'> {
  readonly session: Session | null
  readonly event: (name: string, payload: unknown) => void
}
type AnyResult = Result<unknown, CommandFailure>
type AnyHandler = (payload: unknown, run: AnyRun) => AnyResult | Promise<AnyResult>

interface InFlight {
  readonly name: CommandName
  stop(why: Stopped): void
}

const completionCodes: { readonly [code in FailureCode]?: CompletionCode } = {
  cancelled: 'canceled',
  sessionEnded: 'canceled',
  timeOut: 'timeOut',
  deviceAbsent: 'deviceNotReady',
  deviceFault: 'deviceNotReady',
  deviceBusy: 'deviceNotReady',
  notAllowedNow: 'sequenceError',
  internalError: 'internalError',
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { handlers, sessions, clock, log, send, onBug } = options
  const inFlight = new Map<number, InFlight>()
  const admit = createRateLimit(clock, rate)
  let lastRequestId = 0
  let connected = true

  const tell = (message: DaemonMessage): void => {
    if (connected) send(message)
  }
  const decline = (name: string, requestId: number, status: AcknowledgeStatus): void =>
    tell({ header: { type: 'acknowledge', name, requestId, status } })
  const acknowledge = (name: string, requestId: number, limitMs: number): void =>
    tell({ header: { type: 'acknowledge', name, requestId, completesWithinMs: limitMs + windUpMs } })
  const complete = (name: string, requestId: number, completionCode: CompletionCode, payload: unknown): void =>
    tell({ header: { type: 'completion', name, requestId, completionCode }, payload })
  const refuse = (
    name: string,
    requestId: number,
    completionCode: CompletionCode,
    errorCode: FailureCode,
    detail?: string,
  ): void => complete(name, requestId, completionCode, { errorCode, ...(detail !== undefined && { detail }) })

  function receive(frame: string): void {
    const message = parse(frame)
    if (!message.ok) {
      log.warn({ requestId: message.requestId }, 'a message that is not a command')
      return decline('', message.requestId, 'invalidMessage')
    }
    const { name, requestId, timeout } = message.command.header
    if (requestId <= lastRequestId) return decline(name, requestId, 'invalidRequestID')
    lastRequestId = requestId
    if (inFlight.size >= maxInFlight || !admit()) return decline(name, requestId, 'tooManyRequests')
    const limitMs = limitOf(name, timeout)
    acknowledge(name, requestId, limitMs)

    if (!isCommand(name)) return refuse(name, requestId, 'invalidCommand', 'internalError', 'no such command')
    const payload = v.safeParse(commands[name].payload, message.command.payload, { abortEarly: true })
    if (!payload.success)
      return refuse(name, requestId, 'invalidData', 'internalError', `payload${where(payload.issues[0])}`)
    if (!allowed(name, payload.output, sessions.current))
      return refuse(name, requestId, 'sequenceError', 'notAllowedNow')
    sessions.alive()
    start(name, requestId, payload.output, limitMs)
  }

  function start(name: CommandName, requestId: number, payload: unknown, limitMs: number): void {
    const command: AnyCommand = commands[name]
    const controller = new AbortController()
    // A command that needs no session runs with or without one and does not end with it: `Session.End` is one.
    const session = sessions.current
    const bound = command.needs(payload) === null ? null : session
    const replaced = bound?.replaced
    const device = command.device(payload)
    const failed = (errorCode: FailureCode, detail?: string) => ({
      errorCode,
      ...(detail !== undefined && { detail }),
      ...(device !== null && { device }),
    })
    let answered = false
    let stopped: Stopped | null = null

    const finish = (completionCode: CompletionCode, body: unknown): void => {
      if (answered) return
      answered = true
      forgetTimeout()
      bound?.ended.removeEventListener('abort', onEnded)
      inFlight.delete(requestId)
      complete(name, requestId, completionCode, body)
    }
    const finishStopped = (why: Stopped): void =>
      finish(why === 'timeOut' ? 'timeOut' : 'canceled', failed(why === 'disconnected' ? 'cancelled' : why))
    const stop = (why: Stopped): void => {
      if (answered || stopped) return
      stopped = why
      clock.after(windUpMs, () => {
        if (answered) return
        log.warn({ command: name, requestId, why }, 'a command did not wind up in time')
        finishStopped(why)
      })
      controller.abort(why)
    }
    const onEnded = (): void => stop('sessionEnded')
    const forgetTimeout = clock.after(limitMs, () => stop('timeOut'))
    bound?.ended.addEventListener('abort', onEnded, { once: true })
    inFlight.set(requestId, { name, stop })

    const run: AnyRun = {
      session,
      signal: controller.signal,
      event: (event, body) => {
        if (!answered) tell({ header: { type: 'event', name: event, requestId }, payload: body })
      },
      revoked: () => {
        if (bound?.ended.aborted) return { code: 'sessionEnded' }
        return bound?.replaced === replaced && allowed(name, payload, session) ? null : { code: 'notAllowedNow' }
      },
      cancel: (ids) => {
        for (const [id, other] of inFlight)
          if (id !== requestId && (ids.length === 0 || ids.includes(id))) other.stop('cancelled')
      },
    }
    void call(name, payload, run).then(
      (result) => {
        if (stopped && !result.ok && (result.failure.code === 'cancelled' || result.failure.code === 'timeOut'))
          return finishStopped(stopped)
        if (result.ok) return finish('success', result.value)
        const { code, detail, cause } = result.failure
        if (cause !== undefined) log.warn({ command: name, requestId, code, cause }, 'a command failed')
        finish(completionCodes[code] ?? 'commandErrorCode', failed(code, detail))
      },
      (error: unknown) => {
        log.error({ command: name, requestId, err: error }, 'a command handler threw: a bug')
        finish('internalError', failed('internalError'))
        onBug(error, name)
      },
    )
  }

  // The table types each handler by its command. That name, payload and session fit together has just been checked by
  // schema and authorisation.
  async function call(name: CommandName, payload: unknown, run: AnyRun): Promise<Result<unknown, CommandFailure>> {
    const handler = handlers()[name] as AnyHandler
    return handler(payload, run)
  }

  return {
    receive,
    disconnect() {
      connected = false
      for (const command of inFlight.values())
        if (commands[command.name].permanence === 'passing') command.stop('disconnected')
    },
  }
}

/** The page may ask for less time than a command's own limit, never for more. */
function limitOf(name: string, asked: number | undefined): number {
  const limitMs = isCommand(name) ? commands[name].timeoutMs : usualTimeoutMs
  return asked ? Math.min(asked, limitMs) : limitMs
}

type Parsed =
  | { readonly ok: true; readonly command: CommandMessage }
  | { readonly ok: false; readonly requestId: number }

function parse(frame: string): Parsed {
  let json: unknown
  try {
    json = parseStandardJson(frame)
  } catch {
    return { ok: false, requestId: 0 }
  }
  const message = v.safeParse(CommandMessage, json)
  if (message.success) return { ok: true, command: message.output }
  const id = v.safeParse(
    v.object({ header: v.object({ requestId: CommandMessage.entries.header.entries.requestId }) }),
    json,
  )
  return { ok: false, requestId: id.success ? id.output.header.requestId : 0 }
}

/**
 * Where in the payload the problem is, never the value, which may be personal. A key of a record is named only if it is
 * an id.
 */
function where(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? [])
    .map(({ key }) =>
      typeof key === 'number'
        ? `[${key}]`
        : typeof key === 'string' && /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(key)
          ? `.${key}`
          : '.…',
    )
    .join('')
}
