/** What a command handler is given and what it answers. One handler per command, one file per class of commands. */
import type { InferOutput } from 'valibot'
import type { FailureCode } from '#contract/codes.ts'
import type { CommandName, Results, commands } from '#contract/commands.ts'
import type { Draft, Identity, TerminalPart } from '#flows/draft.ts'
import { fail, type Result } from '../base/result.ts'
import type { Session } from '../session/session.ts'

export interface CommandFailure {
  readonly code: FailureCode
  /** For the UI: names of steps or fields, never what somebody typed. */
  readonly detail?: string
  /** For the log: the low-level cause. */
  readonly cause?: string
}

export interface Run {
  readonly session: Session | null
  /** Aborts on Common.Cancel, time-out, the end of the session, and (most commands) the end of the connection. */
  readonly signal: AbortSignal
  readonly event: (name: string, payload: unknown) => void
  /** Cancels commands of the same connection; none named: all others. */
  readonly cancel: (requestIds: readonly number[]) => void
}

export type PayloadOf<N extends CommandName> = InferOutput<(typeof commands)[N]['payload']>
export type ResultOf<N extends CommandName> = Results<Draft, TerminalPart, Identity>[N]
export type Answer<N extends CommandName> = Result<ResultOf<N>, CommandFailure>
export type Handler<N extends CommandName> = (payload: PayloadOf<N>, run: Run) => Answer<N> | Promise<Answer<N>>
export type Handlers = { readonly [N in CommandName]: Handler<N> }
export type HandlersOf<Class extends string> = Pick<Handlers, Extract<CommandName, `${Class}.${string}`>>

/**
 * For commands that only make sense in a session. The authorisation has let it through, yet the session may have
 * ended since.
 */
export function inSession<N extends CommandName>(
  act: (session: Session, payload: PayloadOf<N>, run: Run) => Answer<N> | Promise<Answer<N>>,
): Handler<N> {
  return (payload, run) => (run.session && !run.session.ended.aborted ? act(run.session, payload, run) : sessionEnded)
}

export const sessionEnded = fail({ code: 'sessionEnded' } as const)

/**
 * Daemon jobs that go on when the page goes away: their effect cannot be taken back, so their outcome must be known.
 */
export const outlivesConnection: ReadonlySet<CommandName> = new Set([
  'Application.Submit',
  'Document.Print',
  'Delivery.Choose',
  'Evaluation.Give',
])
