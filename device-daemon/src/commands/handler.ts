/** What a command handler is given and what it answers. One handler per command, one file per class of commands. */
import type { FailureCode } from '#contract/codes.ts'
import type { Capability, JourneyWith } from '#contract/capabilities.ts'
import type { CheckedPayload, CommandName, EventsOf, NeedsOf, ResultOf } from '#contract/commands.ts'
import { fail, type Result } from '../base/result.ts'
import type { Session, SessionOf } from '../session/journeys.ts'

export interface CommandFailure {
  readonly code: FailureCode
  /** For the UI: names of steps or fields, never what somebody typed. */
  readonly detail?: string
  /** For the log: the low-level cause. */
  readonly cause?: string
}

/**
 * The session a command runs in: one of a journey that can hold what the command needs. A command that needs nothing
 * runs with or without one.
 */
type SessionFor<Needs extends Capability | null> = null extends Needs
  ? Session | null
  : Needs extends 'mayBegin'
    ? null
    : SessionOf<JourneyWith<NonNullable<Needs>>>

/** A device, the platform or the disk failed: its code is for the citizen, what it says in detail for the log. */
export const failedOutside = ({ code, detail }: { readonly code: FailureCode; readonly detail: string }) =>
  fail({ code, cause: detail })

export interface Run<N extends CommandName> {
  readonly session: SessionFor<NeedsOf<N>>
  /** Aborts on Common.Cancel, time-out, the end of the session, and (`passing` commands) the end of the connection. */
  readonly signal: AbortSignal
  readonly event: <E extends keyof EventsOf<N> & string>(name: E, payload: EventsOf<N>[E]) => void
  /**
   * Asked after every `await`: why this may not go on although it was allowed to begin. The session may have ended, it
   * may be another person's now, or have lost what the command needs, because the application has been sealed.
   */
  readonly revoked: () => CommandFailure | null
  /** Cancels commands of the same connection; none named: all others. */
  readonly cancel: (requestIds: readonly number[]) => void
}

export type HandlerResult<N extends CommandName> = Result<ResultOf<N>, CommandFailure>
export type Handler<N extends CommandName> = (
  payload: CheckedPayload<N>,
  run: Run<N>,
) => HandlerResult<N> | Promise<HandlerResult<N>>
export type Handlers = { readonly [N in CommandName]: Handler<N> }
export type HandlersOf<Class extends string> = Pick<Handlers, Extract<CommandName, `${Class}.${string}`>>
