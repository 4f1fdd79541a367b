/**
 * 预约: a time at which an item is done in person. It is the platform that gives times out: what it has not confirmed is
 * none. Plain data: JSON in, JSON out.
 */

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
