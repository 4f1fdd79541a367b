/**
 * Pictures on their way to the screen. They live in memory, behind an unguessable address that works once and not for
 * long, and are overwritten when they have been sent, have expired, or the session ends.
 */
import type { BlobUrl } from '#contract/http.ts'
import type { Clock } from '../base/clock.ts'

export interface Blob {
  readonly bytes: Buffer
  readonly type: string
}

/** Long enough for a slow page to draw a 40-page form, short enough that a forgotten address is worthless. */
const lifeMs = 60_000

export interface Blobs {
  /** Copies the bytes; the caller keeps its own. */
  put(bytes: Uint8Array, type: string): BlobUrl
  /** Once. Whoever takes it overwrites it (`blob.bytes.fill(0)`) when it has been sent. */
  take(token: string): Blob | null
  wipe(): void
}

export const blobPath = '/blob/'

export function createBlobs(options: { readonly clock: Clock; readonly random: (bytes: number) => Buffer }): Blobs {
  const held = new Map<string, { readonly blob: Blob; readonly forget: () => void }>()
  const take = (token: string): Blob | null => {
    const entry = held.get(token)
    if (!entry) return null
    held.delete(token)
    entry.forget()
    return entry.blob
  }
  return {
    put(bytes, type) {
      const token = options.random(16).toString('hex')
      const forget = options.clock.after(lifeMs, () => take(token)?.bytes.fill(0))
      held.set(token, { blob: { bytes: Buffer.from(bytes), type }, forget })
      return `${blobPath}${token}`
    },
    take,
    wipe() {
      for (const token of held.keys()) take(token)?.bytes.fill(0)
    },
  }
}
