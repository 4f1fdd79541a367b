import type { FaceComparison } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const face = {
  /** 人证比对: compares the photo on the card with the person at the terminal. */
  'Face.Compare': command({
    payload: Nothing,
    result: type<{ readonly face: FaceComparison }>(),
    needs: 'mayCompareFace',
    device: 'faceCamera',
    timeoutMs: 30_000,
  }),
}
