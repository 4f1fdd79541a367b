/** 高拍仪 and 人像摄像头, as the daemon uses them. */
import type { Result } from '../../base/result.ts'
import type { DeviceFailure, Supervised } from '../device.ts'

/** What a camera looks at: papers on the table, or the person at the terminal. */
export type CameraKind = 'documentCamera' | 'faceCamera'

export interface Camera<K extends CameraKind = CameraKind> extends Supervised<K> {
  /**
   * Delivers whole JPEG files until the signal aborts. Several watchers may share one capture. A frame is overwritten
   * when `onFrame` returns: copy what outlives it, and overwrite the copy.
   */
  watch(options: {
    readonly signal: AbortSignal
    readonly onFrame: (jpeg: Uint8Array) => void
  }): Promise<Result<void, DeviceFailure<'deviceAbsent' | 'deviceFault'>>>
  /** Resolves with the next whole frame, which the caller overwrites when done. */
  still(options: {
    readonly signal: AbortSignal
  }): Promise<Result<Uint8Array, DeviceFailure<'cancelled' | 'timeOut' | 'deviceAbsent' | 'deviceFault'>>>
}
