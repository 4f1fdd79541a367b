/** What a scripted daemon is told to do: how each request is answered, and what is heard before the answer. */
import type { EventsOf, Payload, RequestName, Result, ResultOf } from '../port.ts'

/** What can be scripted: requests, and the two reads beside them. */
export type Asked = RequestName | 'listAffairs' | 'openAffair'
export interface Held {
  readonly signal: AbortSignal | undefined
  readonly settle: () => void
}

export type Heard = { readonly [E in string]?: (heard: never) => void }
export type Tell<N extends RequestName> = <E extends keyof EventsOf<N> & string>(
  event: E,
  heard: EventsOf<N>[E],
) => void
/** `atOnce`: events sent before the answer. `answer`: the result of success. `keep`: stores it in the session. */
export interface Line<N extends RequestName> {
  readonly atOnce?: (tell: Tell<N>) => void
  readonly answer: (payload: Payload<N>, tell: Tell<N>) => ResultOf<N>
  readonly keep?: (value: ResultOf<N>) => void
}
/** A request not listed succeeds with null. */
export type Script = { readonly [N in RequestName]?: Line<N> }

export type Hear = (event: string, heard: unknown) => void
export type Instead = (tell: Hear, signal: AbortSignal | undefined) => Promise<Result<never>>
