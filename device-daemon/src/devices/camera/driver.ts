/**
 * A UVC camera (高拍仪, face camera). It captures only while somebody watches, and all watchers share one capture. It
 * is supervised by its presence while idle and by its frames while watched; after a failed capture it must deliver a
 * frame before it counts as ready again.
 */
import { systemClock, type Clock } from '../../base/clock.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { DeviceFailure } from '../device.ts'
import type { Trouble } from '../supervision.ts'
import { supervise, type Handle, type UseFailure } from '../supervisor.ts'
import { parseCameraAddress } from './address.ts'
import { capture } from './capture.ts'
import type { Camera, CameraKind } from './port.ts'
import { isPresent } from './source.ts'

export interface CameraOptions<K extends CameraKind> {
  readonly kind: K
  /** See `address.ts`. */
  readonly url: string
  readonly clock?: Clock
  readonly onEvent?: (event: string, detail: string) => void
  readonly heartbeatMs?: number
  readonly silenceMs?: number
  /** ms that `still` waits for a picture. */
  readonly stillMs?: number
  readonly ffmpeg?: string
}

interface CameraHandle<K extends CameraKind> extends Handle<K> {
  run(onFrame: (jpeg: Uint8Array) => void, signal: AbortSignal): Promise<Result<void, Trouble>>
}

type WatchResult = Awaited<ReturnType<Camera['watch']>>

/** Throws on a bad address: profiles and command lines are checked with `parseCameraAddress` before. */
export function createCamera<K extends CameraKind>(options: CameraOptions<K>): Camera<K> {
  const {
    kind,
    url,
    clock = systemClock,
    silenceMs = 4_000,
    stillMs = 8_000,
    ffmpeg = 'ffmpeg',
    onEvent,
    heartbeatMs,
  } = options
  const parsed = parseCameraAddress(url)
  if (!parsed.ok) throw new Error(parsed.failure.detail)
  const address = parsed.value
  const run: CameraHandle<K>['run'] = (onFrame, signal) =>
    capture({ address, ffmpeg, clock, silenceMs }, onFrame, signal)

  async function oneFrame(signal: AbortSignal): Promise<Result<void, Trouble>> {
    const seen = new AbortController()
    return run(() => seen.abort(), AbortSignal.any([signal, seen.signal]))
  }
  const absent = (): Result<never, Trouble> => fail({ code: 'gone', detail: `${url} is not there` })

  const supervisor = supervise<K, CameraHandle<K>>({
    kind,
    url,
    clock,
    async open({ signal }) {
      if (!(await isPresent(address))) return absent()
      const greeted = await oneFrame(signal)
      if (!greeted.ok) return greeted
      let doubted = false
      const handle: CameraHandle<K> = {
        async heartbeat(signal) {
          if (!(await isPresent(address))) return absent()
          if (!doubted) return ok({})
          const proof = await oneFrame(signal)
          doubted = !proof.ok
          return proof.ok ? ok({}) : proof
        },
        async run(onFrame, signal) {
          const result = await run(onFrame, signal)
          doubted = !result.ok
          return result
        },
      }
      return ok({ handle, health: {} })
    },
    onEvent,
    heartbeatMs,
  })

  const watchers = new Set<(jpeg: Uint8Array) => void>()
  let current: { readonly result: Promise<WatchResult>; readonly stop: AbortController } | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** The running capture, or a new one once the previous one has released the camera. */
  function shared(): { readonly result: Promise<WatchResult>; readonly stop: AbortController } {
    if (current !== null) return current
    const stop = new AbortController()
    const broadcast = (jpeg: Uint8Array) => watchers.forEach((watcher) => watcher(jpeg))
    const result = last
      .then(() => supervisor.use(stop.signal, (camera, using) => camera.run(broadcast, using)))
      .then(asWatchResult)
    last = result
    const mine = { result, stop }
    current = mine
    void result.then(() => {
      if (current === mine) current = null
    })
    return mine
  }

  const watch: Camera['watch'] = async ({ signal, onFrame }) => {
    if (signal.aborted) return ok(undefined)
    // Each call is its own watcher, even with the same function.
    const watcher = (jpeg: Uint8Array) => onFrame(jpeg)
    const left = new Promise<WatchResult>((resolve) =>
      signal.addEventListener('abort', () => resolve(ok(undefined)), { once: true }),
    )
    watchers.add(watcher)
    const capturing = shared()
    const result = await Promise.race([capturing.result, left])
    watchers.delete(watcher)
    if (watchers.size === 0) {
      capturing.stop.abort()
      if (current === capturing) current = null
    }
    return result
  }

  const still: Camera['still'] = async ({ signal }) => {
    const done = new AbortController()
    let picture: Uint8Array | null = null
    const disarm = clock.after(stillMs, () => done.abort())
    const watched = await watch({
      signal: AbortSignal.any([signal, done.signal]),
      onFrame(jpeg) {
        picture ??= Uint8Array.from(jpeg)
        done.abort()
      },
    })
    disarm()
    if (picture !== null) return ok(picture)
    if (!watched.ok) return watched
    return fail(
      signal.aborted
        ? { code: 'cancelled', detail: 'by the caller' }
        : { code: 'timeOut', detail: `no picture within ${stillMs} ms` },
    )
  }

  return {
    status: () => supervisor.status(),
    onStatus: (listener) => supervisor.onStatus(listener),
    stop: () => supervisor.stop(),
    watch,
    still,
  }
}

function asWatchResult(
  result: Result<void, Trouble | UseFailure>,
): Result<void, DeviceFailure<'deviceAbsent' | 'deviceFault'>> {
  if (result.ok) return result
  const { code, detail } = result.failure
  return fail({ code: code === 'gone' || code === 'deviceAbsent' ? 'deviceAbsent' : 'deviceFault', detail })
}
