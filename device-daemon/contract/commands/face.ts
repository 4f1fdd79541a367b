import type { FaceComparison } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const face = {
  /** 人证比对: the card's photo and whoever stands there. */
  'Face.Compare': command({
    payload: Nothing,
    result: type<{ readonly face: FaceComparison }>(),
    needs: 'mayCompareFace',
    device: 'faceCamera',
    timeoutMs: 30_000,
  }),
}
