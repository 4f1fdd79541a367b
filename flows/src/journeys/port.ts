/**
 * What the journeys request from the daemon. Each chart names the requests it needs (`Port<'Application.Sign'>`) and
 * can make no others. In the UI the daemon's client answers, in tests a scripted one. Expected failures are values with
 * the daemon's codes; a rejected promise is a bug and leads to `attendant`.
 */
import type { CommandName, EventsOf, Payload, ResultOf } from '#contract/commands.ts'
import type { BundleTrouble } from '#contract/status.ts'
import type { Affair, LifeStage, Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'

/**
 * `code` is one of the contract's `FailureCode`s, `device` one of its `DeviceKind`s, or what a chart itself has found.
 */
export interface Failure {
  readonly code: string
  /** The device that failed, if the failure is about one. */
  readonly device?: string
  readonly detail?: string
}
/** The result of a request. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
export const failureOf = (result: Result<unknown>): Failure | null => (result.ok ? null : result.failure)

/** Whether a journey can be started now. */
export interface Availability {
  /**
   * False if something it cannot do without is out of order; then `reason` is a failure code and `device` the device
   * that failed, if it was one.
   */
  readonly available: boolean
  readonly reason?: string
  readonly device?: string
  /**
   * Supplies that will soon run out, as device and supply of the contract: told before somebody starts something long.
   */
  readonly low?: readonly { readonly device: string; readonly supply: string }[]
}

/** One tile of the home screen. */
export interface AffairSummary extends Availability {
  readonly id: string
  readonly name: Text
  readonly summary: Text
  readonly stage: LifeStage
  readonly audience: 'person' | 'enterprise'
}

export interface Catalogue {
  readonly district: District
  readonly affairs: readonly AffairSummary[]
  /** 查办件: a person's cases, or the case of a receipt. */
  readonly progress: Availability
  /** A printed 一次性告知书 can be scanned to go on from it. */
  readonly takesNotices: boolean
  /** Whether the platform answers; without it nobody can sign in by phone. */
  readonly platform: 'online' | 'offline' | 'unknown'
  readonly forStaff: ForStaff
}

/** What waits for a person and keeps no citizen from anything. */
export interface ForStaff {
  /** Handed in and refused as it is, unreadable, or missing. */
  readonly applications: number
  /** Services whose file is wrong: set aside, perhaps with an earlier version in use. */
  readonly services: readonly string[]
  /** Newer services were refused, and why; those before them are in use. */
  readonly bundle: BundleTrouble | null
  /** The machine's time of day: right, wrong and corrected by the platform's, or wrong with nobody to correct it. */
  readonly clock: 'right' | 'corrected' | 'doubtful'
}

/** `case`: the case whose paper is printed, if it is not the session's own application (查办件). */
export type PrintJob = Payload<'Document.Print'>
/** What the owner of a case may take home: 凭证, or what it lacks and what to do now. */
export type CasePaper = Extract<PrintJob['document'], 'receipt' | 'explanation' | 'supplement'>

/** Strokes of [x, y, t, pressure]: x, y and pressure 0…1, t in ms since the first touch. */
export type Strokes = Payload<'Application.Sign'>['strokes']
export type CardStage = EventsOf<'IdCard.Read'>['IdCard.Progress']['stage']
export type Camera = Payload<'Camera.Open'>['camera']

/** The session the daemon holds, by its journey. */
export type HeldSession = ResultOf<'Session.Begin'>

/** A QR code, row by row: 1 is dark, 0 is light; no quiet zone. */
export type QrModules = EventsOf<'SignIn.Begin'>['SignIn.Code']['modules']

/** Any command of the daemon's contract may be requested; each is told there, once. */
export type RequestName = CommandName
export type { EventsOf, Payload, ResultOf }

/** What is heard while a request is under way, by the name of the event. */
export type Hear<N extends RequestName> = { readonly [E in keyof EventsOf<N>]: (heard: EventsOf<N>[E]) => void }

/** Something that answers the requests `N`. */
export interface Port<N extends RequestName> {
  request<M extends N>(
    name: M,
    payload: Payload<M>,
    options?: { readonly signal?: AbortSignal; readonly on?: Hear<M> },
  ): Promise<Result<ResultOf<M>>>
}

/** Recorded by the daemon: names of events and states, never their content. */
export function report(
  port: Port<'Common.Report'>,
  kind: Payload<'Common.Report'>['kind'],
  state: string,
  event: string,
): void {
  void port.request('Common.Report', { kind, state, event })
}

/** The context of whoever reports. */
interface Reporter {
  readonly port: Port<'Common.Report'>
}
interface Told<Context> {
  readonly context: Context
  readonly event: { readonly type: string }
}
/** The reports of a chart: its name or step and the type of the event are recorded, never the content of the event. */
export const reporting = <Context extends Reporter = Reporter>(where: (context: Context) => string) => ({
  reportError: ({ context, event }: Told<Context>) => {
    report(context.port, 'error', where(context), event.type)
  },
  reportUnexpected: ({ context, event }: Told<Context>) => {
    report(context.port, 'unexpectedEvent', where(context), event.type)
  },
})

export interface DaemonPort extends Port<RequestName> {
  listAffairs(signal: AbortSignal): Promise<Result<Catalogue>>
  openAffair(id: string, signal: AbortSignal): Promise<Result<Affair>>
}
