/**
 * What all step machines have in common. A step is a chart of its own, invoked by a journey under the id `step`: it has
 * the screen while it lives, knows a narrow part of the port, and ends with an output that says how it was left. What
 * became true in the daemon while it is still under way it tells its journey at once, for a step may be stopped at any
 * moment and takes its context with it.
 */
import type { FaceComparison, Identity, MaterialPage } from '../../draft.ts'
import { fromPromise } from 'xstate'
import {
  report,
  type Failure,
  type Port,
  type RequestName,
  type Requests,
  type Result,
  type ResultOf,
} from '../services.ts'
import type { IdlePolicy } from '../delays.ts'

/** What steps tell their journey. */
export type News =
  | { readonly type: 'identified'; readonly identity: Identity; readonly face: FaceComparison | null }
  | { readonly type: 'pages'; readonly material: string; readonly pages: readonly MaterialPage[] }
  | { readonly type: 'person'; readonly group: string; readonly row: string; readonly identity: Identity }
  | { readonly type: 'signed' }

/** Whoever invoked the step. */
export interface Journey {
  send(news: News): void
}

/** What every step is given. */
export interface StepInput<N extends RequestName> {
  readonly port: Port<N | 'Common.Report'>
  readonly journey: Journey
}

/** What every step keeps. */
export interface StepContext<N extends RequestName> extends StepInput<N> {
  /** The last expected failure, to be shown on the current screen; cleared by the next act. */
  readonly failure: Failure | null
}

export interface Meta {
  readonly idle: IdlePolicy
}

/** Left by 返回, or by a bug of the port: that is for a person, and recorded. */
export type Aborted = { readonly left: 'back' } | { readonly left: 'broken' }

/** A device or its cable is gone, not merely a bad card or picture: its coming back is noticed without a touch. */
export const gone = (failure: Failure | null): boolean =>
  failure?.code === 'deviceAbsent' || failure?.code === 'deviceFault'

/** What is heard while a request is under way, by the name of the event. */
type Hear<N extends RequestName> = {
  readonly [E in keyof Requests[N]['events']]: (heard: Requests[N]['events'][E]) => void
}
interface Request<N extends RequestName> {
  readonly port: Port<N>
  readonly payload: Requests[N]['payload']
  readonly on?: Hear<N>
}
/** A request as an actor. Left before its answer it is cancelled, and what is heard of it afterwards is nobody's. */
export const asks = <N extends RequestName>(name: N) =>
  fromPromise<Result<ResultOf<N>>, Request<N>>(({ input: { port, payload, on }, signal }) =>
    port.request(name, payload, { signal, ...(on && { on: whileWanted(on, signal) }) }),
  )
function whileWanted<H extends object>(hear: H, signal: AbortSignal): H {
  const entries = Object.entries(hear as Readonly<Record<string, (heard: unknown) => void>>)
  return Object.fromEntries(
    entries.map(([name, tell]) => [name, (heard: unknown) => void (signal.aborted || tell(heard))]),
  ) as H
}

interface Told {
  readonly context: { readonly port: Port<'Common.Report'> }
  readonly event: { readonly type: string }
}
/** Event type and step are recorded, never what an event carried. */
export const reporting = (step: string) => ({
  reportError: ({ context, event }: Told) => {
    report(context.port, 'error', step, event.type)
  },
  reportUnexpected: ({ context, event }: Told) => {
    report(context.port, 'unexpectedEvent', step, event.type)
  },
})

/** A machine's output is that of the final state it ended in. */
export const outputOf =
  <Output>() =>
  ({ event }: { readonly event: unknown }): Output =>
    (event as { readonly output: Output }).output

/** The two ways out that every step has. */
export const back = { type: 'final', output: { left: 'back' } } as const
export const broken = { type: 'final', output: { left: 'broken' } } as const
