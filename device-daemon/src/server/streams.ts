/**
 * Live camera pictures for the screen, under an unguessable address that works once, until the camera is closed, the
 * page goes away or the session ends. Nothing is stored.
 */
import type { BlobUrl } from '#contract/http.ts'

/**
 * Calls `onFrame` with JPEG frames until the signal aborts; settles when no more will come. A frame is overwritten when
 * `onFrame` returns.
 */
export type Watch = (options: {
  readonly signal: AbortSignal
  readonly onFrame: (jpeg: Uint8Array) => void
}) => Promise<unknown>

export interface OpenStream {
  readonly watch: Watch
  readonly signal: AbortSignal
}

export interface Streams {
  /** One stream per key: opening it again ends the previous one. */
  open(key: string, watch: Watch): BlobUrl
  take(token: string): OpenStream | null
  close(key: string): void
  closeAll(): void
}

export const streamPath = '/stream/'

export function createStreams(random: (bytes: number) => Buffer): Streams {
  const open = new Map<string, { token: string | null; readonly watch: Watch; readonly ender: AbortController }>()
  const close = (key: string): void => {
    open.get(key)?.ender.abort()
    open.delete(key)
  }
  return {
    open(key, watch) {
      close(key)
      const token = random(16).toString('hex')
      open.set(key, { token, watch, ender: new AbortController() })
      return `${streamPath}${token}`
    },
    take(token) {
      for (const stream of open.values()) {
        if (stream.token !== token) continue
        stream.token = null
        return { watch: stream.watch, signal: stream.ender.signal }
      }
      return null
    },
    close,
    closeAll() {
      for (const key of open.keys()) close(key)
    },
  }
}
