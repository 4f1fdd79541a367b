/**
 * 预约: a time at which an item is done in person. It is the platform that gives times out: what it has not confirmed is
 * none. Plain data: JSON in, JSON out.
 */
import type { Text } from '../model/affair.ts'

/** A time held for the applicant. */
export interface Appointment {
  /** Opaque, the platform's. */
  readonly slot: string
  /** ISO 8601. */
  readonly start: string
  readonly end?: string
  /** Where, in the platform's words. */
  readonly place: string
  readonly address?: string
}

/** 号源: a time that may be chosen. */
export interface Slot extends Appointment {
  /** Places left. */
  readonly left: number
}

/** Item id → the time held for it. */
export type Appointments = Readonly<Record<string, Appointment>>

/** `held` null: none is held for the item any more. */
export function withHeld(all: Appointments, item: string, held: Appointment | null): Appointments {
  const { [item]: _, ...others } = all
  return held === null ? others : { ...others, [item]: held }
}

/** `offered` false: the platform gives no times out for it, so that the department agrees one with the applicant. */
export type Offer =
  | { readonly offered: false }
  | { readonly offered: true; readonly slots: readonly Slot[]; readonly held: Appointment | null }

/** What is held now; `gone`: the wanted time was taken meanwhile, and these are free. */
export interface Made {
  readonly held: Appointment | null
  readonly gone: readonly Slot[] | null
}

/** What the citizen asks for: a time, or, with null, that the one held is given back. */
export interface Wish {
  readonly slot: string | null
}

/** How far choosing is; `making`: the platform is asked to do what is wished; `without`: no time can be chosen now. */
export type AppointStage = 'asking' | 'choosing' | 'making' | 'held' | 'without'

/** An item that is done at an agreed time. */
export interface InPerson {
  readonly id: string
  readonly name: Text
  readonly department: Text
  /** What happens there, and what to bring. */
  readonly onSite?: Text
}
