/** A live picture: open as long as the state that invokes it is active, however it is left. */
import { fromCallback } from 'xstate'
import type { Camera, Failure, Port } from '../port.ts'

export type CameraEvent =
  | { readonly type: 'camera.open'; readonly address: string }
  | { readonly type: 'camera.failed'; readonly failure: Failure }
  | { readonly type: 'camera.broken' }

interface Showing {
  readonly port: Port<'Camera.Open' | 'Camera.Close'>
  readonly camera: Camera
}

export const livePicture = fromCallback<{ type: string }, Showing>(({ input: { port, camera }, sendBack }) => {
  const leaving = new AbortController()
  const tell = (event: CameraEvent): void => {
    if (!leaving.signal.aborted) sendBack(event)
  }
  port.request('Camera.Open', { camera }, { signal: leaving.signal }).then(
    (opened) => {
      tell(
        opened.ok
          ? { type: 'camera.open', address: opened.value.stream }
          : { type: 'camera.failed', failure: opened.failure },
      )
    },
    () => {
      tell({ type: 'camera.broken' })
    },
  )
  return () => {
    leaving.abort()
    void port.request('Camera.Close', { camera })
  }
})
