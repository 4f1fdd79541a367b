import * as v from 'valibot'
import type { Unsolicited, UnsolicitedName } from './unsolicited.ts'

/**
 * The envelope and life cycle of XFS4IoT (CWA 17852 §10), without its schema: we do not claim conformance, no
 * ID-card, locker or signature class exists there.
 *
 *   command → acknowledge (≤ 300 ms) → event* → exactly one completion;  unsolicited at any time.
 */
export const subprotocol = 'yijianshi.kiosk.v1'
/**
 * Raised whenever a message changes shape; UI and daemon of different versions refuse each other with a clear
 * message.
 */
export const protocolVersion = 2
/** A larger frame is not legitimate: pictures never pass here, the largest message is a signature's strokes. */
export const maxFrameBytes = 64 * 1024
export const acknowledgeWithinMs = 300

export const CommandMessage = v.strictObject({
  header: v.strictObject({
    type: v.literal('command'),
    name: v.pipe(v.string(), v.maxLength(64)),
    /** > 0, unique on this connection, rising; above 2⁵³ numbers do not rise one by one. */
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
    /** Taken on; its completion comes in this time, whatever happens. */
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
   * `success`: the command's result. Otherwise `{ errorCode: FailureCode, detail?, device? }`, with the device where
   * one was at work.
   */
  readonly payload: unknown
}
export interface UnsolicitedMessage<N extends UnsolicitedName = UnsolicitedName> {
  readonly header: { readonly type: 'unsolicited'; readonly name: N }
  readonly payload: Unsolicited[N]
}
export type DaemonMessage = Acknowledge | EventMessage | Completion | UnsolicitedMessage
