import type { FaceComparison } from '#flows/draft/draft.ts'
import { fail, ok } from '../base/result.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function faceCommands({
  devices,
  faceComparer,
  audit,
}: Pick<Dependencies, 'devices' | 'faceComparer' | 'audit'>): HandlersOf<'Face'> {
  return {
    /**
     * Without a comparer, or without a photo to compare with, the answer is `notCompared`, which is shown to whoever
     * decides the case.
     */
    'Face.Compare': async (_payload, { session, signal, revoked }) => {
      const photo = session.cardPhoto
      let face: FaceComparison = 'notCompared'
      if (faceComparer && photo) {
        if (!devices.faceCamera) return fail({ code: 'deviceAbsent' })
        const frame = await devices.faceCamera.still({ signal })
        if (!frame.ok) return failedOutside(frame.failure)
        face = await faceComparer.compare(photo, frame.value, signal)
        frame.value.fill(0)
      }
      const refusal = revoked()
      if (refusal) return fail(refusal)
      // The citizen has been identified another way meanwhile; their identity no longer rests on this photo, which is
      // wiped.
      if (session.cardPhoto !== photo) return fail({ code: 'notAllowedNow' })
      session.record({ face })
      audit.record('session.faceCompared', { session: session.id, outcome: face })
      return ok({ face })
    },
  }
}
