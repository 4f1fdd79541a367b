/**
 * What all step machines have in common. A step is a chart of its own, invoked by a journey under the id `step`. It has
 * the screen while it is active, knows a narrow part of the port, and its output says how it was left. Whatever takes
 * effect in the daemon meanwhile is reported to the journey at once, because a step may be stopped at any moment, and
 * its context is lost with it.
 */
import type { FaceComparison, Identity, MaterialPage, Signing } from '../../draft/draft.ts'
import { fromPromise } from 'xstate'
import {
  type Failure,
  type Hear,
  type Payload,
  type Port,
  type RequestName,
  type Result,
  type ResultOf,
} from '../port.ts'
import type { IdlePolicy } from '../delays.ts'

/** Events that steps send to their journey. */
export type News =
  | { readonly type: 'identified'; readonly identity: Identity; readonly face: FaceComparison | null }
  | { readonly type: 'pages'; readonly material: string; readonly pages: readonly MaterialPage[] }
  | { readonly type: 'person'; readonly group: string; readonly row: string; readonly identity: Identity }
  /** Who signs was identified, or has signed. */
  | { readonly type: 'signing'; readonly signer: string; readonly signing: Signing }

/** The actor that invoked the step. */
export interface Journey {
  send(news: News): void
}

/** Input of every step. */
export interface StepInput<N extends RequestName> {
  readonly port: Port<N | 'Common.Report'>
  readonly journey: Journey
}

/** Context of every step. */
export interface StepContext<N extends RequestName> extends StepInput<N> {
  /** The last expected failure, shown on the current screen; cleared by the citizen's next action. */
  readonly failure: Failure | null
}

export interface Meta {
  readonly idle: IdlePolicy
}

/** Left by 返回, or by a bug of the port, which has been reported and leads to a member of staff. */
export type Aborted = { readonly left: 'back' } | { readonly left: 'broken' }

/** A device or its cable is gone, as opposed to a bad card or picture: its return is noticed without a touch. */
export const gone = (failure: Failure | null): boolean =>
  failure?.code === 'deviceAbsent' || failure?.code === 'deviceFault'

interface Request<N extends RequestName> {
  readonly port: Port<N>
  readonly payload: Payload<N>
  readonly on?: Hear<N>
}
/** A request as an actor. If its state is left before the answer, it is cancelled and its later events are ignored. */
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

/** A machine's output is that of the final state it ended in. */
export const outputOf =
  <Output>() =>
  ({ event }: { readonly event: unknown }): Output =>
    (event as { readonly output: Output }).output

/** The two final states that every step has. */
export const back = { type: 'final', output: { left: 'back' } } as const
export const broken = { type: 'final', output: { left: 'broken' } } as const
