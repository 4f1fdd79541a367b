/**
 * How a command is declared. One entry holds everything about it; the dispatcher, authorisation, handlers, the UI's
 * client and its table of time limits are derived from it.
 */
import type * as v from 'valibot'
import type { Capability } from './capabilities.ts'
import type { DeviceKind } from './devices.ts'

declare const carried: unique symbol
/**
 * Carries a type in a value. Results and events have types but no schema: the daemon checks what the UI sends, and the
 * UI trusts the daemon.
 */
export interface Type<T> {
  readonly [carried]?: T
}
export const type = <T>(): Type<T> => ({})

/** Event name → payload; undefined: the command sends no events. */
export type EventTypes = Readonly<Record<string, Type<unknown>>> | undefined

/**
 * What happens to a running command when the page goes away.
 * `passing`: it is stopped; asking again has the same effect.
 * `lasting`: it goes on.
 * `irreversible`: it goes on, and a page that missed the completion cannot know the outcome, so the command must never
 * simply be repeated.
 */
export type Permanence = 'passing' | 'lasting' | 'irreversible'

export interface Command<S extends v.GenericSchema, R, E extends EventTypes, C extends Capability | null> {
  readonly payload: S
  readonly result: Type<R>
  readonly events: E
  /** The capability the session must hold; null: none, and no session either. */
  needs(payload: v.InferOutput<S>): C
  /** From the acknowledge until the command is aborted. */
  readonly timeoutMs: number
  readonly permanence: Permanence
  /** The device that does the work, or null; failures of the command name this device. */
  device(payload: v.InferOutput<S>): DeviceKind | null
}

export interface Declaration<S extends v.GenericSchema, R, E extends EventTypes, C extends Capability | null> {
  readonly payload: S
  readonly result: Type<R>
  readonly events?: E
  /** A function of the checked payload where it depends on the payload. */
  readonly needs: C | ((payload: v.InferOutput<S>) => C)
  /** Default: `usualTimeoutMs`, enough for what the daemon answers from memory. */
  readonly timeoutMs?: number
  /** Default: `passing`. */
  readonly permanence?: Permanence
  /** A function of the checked payload where it depends on the payload. */
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
