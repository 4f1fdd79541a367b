/** A live picture: open as long as the state that invokes it, whichever way that is left. */
import { fromCallback } from 'xstate'
import type { Camera, CameraPort, Failure } from '../services.ts'

export type CameraEvent =
  | { readonly type: 'camera.open'; readonly address: string }
  | { readonly type: 'camera.failed'; readonly failure: Failure }
  | { readonly type: 'camera.broken' }

export const livePicture = fromCallback<{ type: string }, { readonly port: CameraPort; readonly camera: Camera }>(
  ({ input: { port, camera }, sendBack }) => {
    const leaving = new AbortController()
    const tell = (event: CameraEvent): void => {
      if (!leaving.signal.aborted) sendBack(event)
    }
    port.openCamera(camera, leaving.signal).then(
      (opened) => {
        tell(
          opened.ok
            ? { type: 'camera.open', address: opened.value }
            : { type: 'camera.failed', failure: opened.failure },
        )
      },
      () => {
        tell({ type: 'camera.broken' })
      },
    )
    return () => {
      leaving.abort()
      port.closeCamera(camera)
    }
  },
)
