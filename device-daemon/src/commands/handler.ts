/** What a command handler gets and returns. One handler per command, one file per class of commands. */
import type { FailureCode } from '#contract/codes.ts'
import type { Capability, JourneyWith } from '#contract/capabilities.ts'
import type { CheckedPayload, CommandName, EventsOf, NeedsOf, ResultOf } from '#contract/commands.ts'
import { fail, type Result } from '../base/result.ts'
import type { Session, SessionOf } from '../session/journeys.ts'

export interface CommandFailure {
  readonly code: FailureCode
  /** For the UI: names of steps or fields, never what the citizen entered. */
  readonly detail?: string
  /** For the log: the technical cause. */
  readonly cause?: string
}

/**
 * The session a command runs in: that of a journey that can hold the needed capability. A command that needs none runs
 * with or without a session.
 */
type SessionFor<Needs extends Capability | null> = null extends Needs
  ? Session | null
  : Needs extends 'mayBegin'
    ? null
    : SessionOf<JourneyWith<NonNullable<Needs>>>

/** Failure of a device, the platform or the disk: the code goes to the citizen, the detail to the log. */
export const failedOutside = ({ code, detail }: { readonly code: FailureCode; readonly detail: string }) =>
  fail({ code, cause: detail })

export interface Run<N extends CommandName> {
  readonly session: SessionFor<NeedsOf<N>>
  /** Aborts on Common.Cancel, time-out, the end of the session, and (`passing` commands) the end of the connection. */
  readonly signal: AbortSignal
  readonly event: <E extends keyof EventsOf<N> & string>(name: E, payload: EventsOf<N>[E]) => void
  /**
   * To be asked after every `await`: the reason why the command may not go on, or null. The session may have ended, may
   * belong to another person, or may have lost the capability because the application has been sealed.
   */
  readonly revoked: () => CommandFailure | null
  /** Cancels commands of the same connection; an empty list cancels all others. */
  readonly cancel: (requestIds: readonly number[]) => void
}

export type HandlerResult<N extends CommandName> = Result<ResultOf<N>, CommandFailure>
export type Handler<N extends CommandName> = (
  payload: CheckedPayload<N>,
  run: Run<N>,
) => HandlerResult<N> | Promise<HandlerResult<N>>
export type Handlers = { readonly [N in CommandName]: Handler<N> }
export type HandlersOf<Class extends string> = Pick<Handlers, Extract<CommandName, `${Class}.${string}`>>
