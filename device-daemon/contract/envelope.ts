import * as v from 'valibot'
import type { Unsolicited, UnsolicitedName } from './unsolicited.ts'

/**
 * Envelope and life cycle follow XFS4IoT (CWA 17852 §10), but not its schemas: XFS4IoT has no ID-card, locker or
 * signature class, and we do not claim conformance.
 *
 *   command → acknowledge (≤ 300 ms) → event* → exactly one completion; unsolicited messages at any time.
 */
/**
 * Raised whenever a message changes shape, so that UI and daemon of different versions refuse each other: a page that
 * has been open for weeks meets an updated daemon when it reconnects.
 */
export const protocolVersion = 18
export const subprotocol = `yijianshi.kiosk.v${protocolVersion}`
/** Larger frames are refused. Pictures never travel here; the largest message is the strokes of a signature. */
export const maxFrameBytes = 64 * 1024
export const acknowledgeWithinMs = 300

export const CommandMessage = v.strictObject({
  header: v.strictObject({
    type: v.literal('command'),
    name: v.pipe(v.string(), v.maxLength(64)),
    /**
     * Greater than that of any earlier command of this connection. Safe integers only: above 2⁵³ not every integer can
     * be represented.
     */
    requestId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    /** ms; 0 or absent: the command's own limit. */
    timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600_000))),
  }),
  payload: v.optional(v.unknown()),
})
export type CommandMessage = v.InferOutput<typeof CommandMessage>

export type AcknowledgeStatus = 'invalidMessage' | 'invalidRequestID' | 'tooManyRequests'
export type CompletionCode =
  | 'success'
  | 'commandErrorCode'
  | 'canceled'
  | 'timeOut'
  | 'deviceNotReady'
  | 'invalidCommand'
  | 'invalidData'
  | 'sequenceError'
  | 'internalError'

export interface Acknowledge {
  readonly header: {
    readonly type: 'acknowledge'
    readonly name: string
    readonly requestId: number
  } & (
    | { readonly status: AcknowledgeStatus }
    /** Accepted. The completion comes within this time, whatever happens. */
    | { readonly status?: undefined; readonly completesWithinMs: number }
  )
}
export interface EventMessage {
  readonly header: { readonly type: 'event'; readonly name: string; readonly requestId: number }
  readonly payload: unknown
}
export interface Completion {
  readonly header: {
    readonly type: 'completion'
    readonly name: string
    readonly requestId: number
    readonly completionCode: CompletionCode
  }
  /**
   * `success`: the command's result. Otherwise `{ errorCode: FailureCode, detail?, device? }`; `device` if one was at
   * work.
   */
  readonly payload: unknown
}
export interface UnsolicitedMessage<N extends UnsolicitedName = UnsolicitedName> {
  readonly header: { readonly type: 'unsolicited'; readonly name: N }
  readonly payload: Unsolicited[N]
}
export type DaemonMessage = Acknowledge | EventMessage | Completion | UnsolicitedMessage
