/** 高拍仪 and 人像摄像头, as the daemon uses them. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'

/** What a camera looks at: papers on the table, or the person at the terminal. */
export type CameraKind = 'documentCamera' | 'faceCamera'

export interface Camera<K extends CameraKind = CameraKind> extends Supervised<K> {
  /** Delivers JPEG frames until the signal aborts. Several watchers may share one capture. */
  watch(options: {
    readonly signal: AbortSignal
    readonly onFrame: (jpeg: Uint8Array) => void
  }): Promise<Result<void, DeviceFailure<'deviceAbsent' | 'deviceFault'>>>
  /** Resolves with the next whole frame. */
  still(options: {
    readonly signal: AbortSignal
  }): Promise<Result<Uint8Array, DeviceFailure<'cancelled' | 'timeOut' | 'deviceAbsent' | 'deviceFault'>>>
}
