/**
 * How a command is declared: one entry says everything about it. Dispatcher, authorisation, handlers, the UI's client
 * and its table of limits all follow from the entry.
 */
import type * as v from 'valibot'
import type { Capability } from './capabilities.ts'
import type { DeviceKind } from './devices.ts'

declare const carried: unique symbol
/**
 * A type carried by a value. Results and events are types only: the UI trusts the daemon, never the other way round.
 */
export interface Type<T> {
  readonly [carried]?: T
}
export const type = <T>(): Type<T> => ({})

/** Name → payload; undefined: the command tells nothing while it runs. */
export type EventTypes = Readonly<Record<string, Type<unknown>>> | undefined

/**
 * `passing`: stopped when the page goes away; asked again, it does the same. `lasting`: goes on without the page.
 * `irreversible`: goes on without the page, and whoever does not hear how it ended does not know what happened: it is
 * never simply repeated.
 */
export type Permanence = 'passing' | 'lasting' | 'irreversible'

export interface Command<S extends v.GenericSchema, R, E extends EventTypes, C extends Capability | null> {
  readonly payload: S
  readonly result: Type<R>
  readonly events: E
  /** What the session must hold; null: nothing, not even a session. */
  needs(payload: v.InferOutput<S>): C
  /** From its acknowledge until it is told to stop. */
  readonly timeoutMs: number
  readonly permanence: Permanence
  /** Whose work it is, where one device does it: its failures name this device. */
  device(payload: v.InferOutput<S>): DeviceKind | null
}

export interface Declaration<S extends v.GenericSchema, R, E extends EventTypes, C extends Capability | null> {
  readonly payload: S
  readonly result: Type<R>
  readonly events?: E
  /** Where it depends on what is asked for, a function of the checked payload. */
  readonly needs: C | ((payload: v.InferOutput<S>) => C)
  /** Absent: what the daemon does from memory, `usualTimeoutMs`. */
  readonly timeoutMs?: number
  /** Absent: `passing`. */
  readonly permanence?: Permanence
  /** Where it depends on what is asked for, a function of the checked payload. */
  readonly device?: DeviceKind | ((payload: v.InferOutput<S>) => DeviceKind)
}

export const usualTimeoutMs = 2_000

export function command<
  S extends v.GenericSchema,
  R,
  const C extends Capability | null,
  E extends EventTypes = undefined,
>({ payload, result, events, needs, timeoutMs, permanence, device }: Declaration<S, R, E, C>): Command<S, R, E, C> {
  return {
    payload,
    result,
    events: events as E,
    needs: typeof needs === 'function' ? needs : () => needs,
    timeoutMs: timeoutMs ?? usualTimeoutMs,
    permanence: permanence ?? 'passing',
    device: typeof device === 'function' ? device : () => device ?? null,
  }
}
