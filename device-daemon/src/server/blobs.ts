/**
 * Pictures for the screen. They are held in memory under an unguessable address that works once and for a limited time,
 * and are overwritten when sent, when expired, or at the end of the session.
 */
import type { BlobUrl } from '#contract/http.ts'
import type { Clock } from '../base/clock.ts'

export interface Blob {
  readonly bytes: Buffer
  readonly type: string
}

/** Long enough for a slow page to draw a 40-page form, short enough that a forgotten address is useless. */
const lifeMs = 60_000

export interface Blobs {
  /** Copies the bytes; the caller keeps its own. */
  put(bytes: Uint8Array, type: string): BlobUrl
  /** Works once. The caller must overwrite the bytes (`blob.bytes.fill(0)`) after sending them. */
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
