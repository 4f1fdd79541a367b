import * as v from 'valibot'
import { command, type } from '../command.ts'
import type { BlobUrl } from '../http.ts'

const Camera = v.strictObject({ camera: v.picklist(['documentCamera', 'faceCamera']) })

export const camera = {
  /** Motion JPEG (multipart/x-mixed-replace), until `Camera.Close` or the end of the session. */
  'Camera.Open': command({
    payload: Camera,
    result: type<{ readonly stream: BlobUrl }>(),
    needs: ({ camera }) => (camera === 'faceCamera' ? 'mayCompareFace' : 'mayPhotograph'),
    device: ({ camera }) => camera,
    timeoutMs: 10_000,
  }),
  'Camera.Close': command({ payload: Camera, result: type<null>(), needs: 'inSession' }),
}
