/** One capture: opens the camera, hands out its frames until it is aborted, and notices when none come. */
import type { Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Trouble } from '../supervision.ts'
import type { CameraAddress } from './address.ts'
import { createJpegFramer } from './jpeg-framer.ts'
import { openSource } from './source.ts'

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

/** Ends successfully only by `signal`. */
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
  let disarm: () => void = () => {}

  const expectFrame = () => {
    disarm()
    disarm = clock.after(silenceMs, () =>
      end(fail({ code: 'fault', detail: `no picture within ${silenceMs} ms (${bytesSeen} bytes came)` })),
    )
  }
  source.onData((bytes) => {
    bytesSeen += bytes.length
    const frames = framer.push(bytes)
    if (frames.length === 0) return
    bytesSeen = 0
    expectFrame()
    frames.forEach(onFrame)
  })
  void source.ended.then((trouble) => end(fail(trouble)))
  const stop = () => end(ok(undefined))
  signal.addEventListener('abort', stop, { once: true })
  expectFrame()

  const result = await outcome
  disarm()
  signal.removeEventListener('abort', stop)
  await source.close()
  return result
}
