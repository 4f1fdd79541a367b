/**
 * One capture: opens the camera, hands out its whole frames until it is aborted, and notices when none come. Of every
 * frame that has been handed out or was not whole nothing stays in memory.
 */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Trouble } from '../supervision.ts'
import type { CameraAddress } from './address.ts'
import { createJpegFramer } from './jpeg-framer.ts'
import { openSource } from './source.ts'
import { wholeJpeg } from './whole-jpeg.ts'

export interface CaptureOptions {
  readonly address: CameraAddress
  readonly ffmpeg: string
  readonly clock: Clock
  /**
   * ms without a frame after which the capture fails; a camera adjusts its exposure for about a second before the
   * first.
   */
  readonly silenceMs: number
}

/** The last whole one: older ones that came with it are of no use to a preview, nor to somebody taking a picture. */
function freshest(frames: readonly Uint8Array[]): Uint8Array | null {
  for (const frame of frames.toReversed()) {
    const whole = wholeJpeg(frame)
    if (whole !== null) return whole
  }
  return null
}

/** Ends successfully only by `signal`. `onFrame` may use the frame until it returns; then it is overwritten. */
export async function capture(
  options: CaptureOptions,
  onFrame: (jpeg: Uint8Array) => void,
  signal: AbortSignal,
): Promise<Result<void, Trouble>> {
  if (signal.aborted) return ok(undefined)
  const { clock, silenceMs } = options
  const { promise: outcome, resolve: end } = Promise.withResolvers<Result<void, Trouble>>()
  const source = openSource(options.address, options.ffmpeg)
  const framer = createJpegFramer()
  let bytesSeen = 0
  let spoilt = 0
  let disarm: () => void = () => {}

  const expectFrame = () => {
    disarm()
    disarm = clock.after(silenceMs, () =>
      end(
        fail({
          code: 'fault',
          detail: `no whole picture within ${silenceMs} ms (${bytesSeen} bytes, ${spoilt} spoilt pictures)`,
        }),
      ),
    )
  }
  source.onData((bytes) => {
    bytesSeen += bytes.length
    const frames = framer.push(bytes)
    bytes.fill(0)
    const fresh = freshest(frames)
    spoilt += frames.length - (fresh === null ? 0 : 1)
    if (fresh !== null) {
      bytesSeen = 0
      spoilt = 0
      expectFrame()
      onFrame(fresh)
    }
    fresh?.fill(0)
    for (const frame of frames) frame.fill(0)
  })
  void source.ended.then((trouble) => end(fail(trouble)))
  const stop = () => end(ok(undefined))
  signal.addEventListener('abort', stop, { once: true })
  expectFrame()

  const result = await outcome
  disarm()
  signal.removeEventListener('abort', stop)
  await source.close()
  framer.wipe()
  return result
}
