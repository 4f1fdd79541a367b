import { fail, ok } from '../base/result.ts'
import { inSession, sessionEnded, type HandlersOf } from './handler.ts'
import type { Ports } from './ports.ts'

export function faceCommands({
  devices,
  faceComparer,
  audit,
}: Pick<Ports, 'devices' | 'faceComparer' | 'audit'>): HandlersOf<'Face'> {
  return {
    /**
     * Without a comparer, or without a photo to compare with, the honest answer is `notCompared`; whoever decides the
     * case sees it.
     */
    'Face.Compare': inSession<'Face.Compare'>(async (session, _payload, { signal }) => {
      let face: 'match' | 'mismatch' | 'notCompared' = 'notCompared'
      if (faceComparer && session.cardPhoto) {
        if (!devices.faceCamera) return fail({ code: 'deviceAbsent' })
        const frame = await devices.faceCamera.still({ signal })
        if (!frame.ok) return fail({ code: frame.failure.code, cause: frame.failure.detail })
        if (!session.cardPhoto) return sessionEnded
        face = await faceComparer.compare(session.cardPhoto, frame.value, signal)
        frame.value.fill(0)
      }
      if (session.ended.aborted) return sessionEnded
      session.record({ face })
      audit.record('session.faceCompared', { session: session.id, outcome: face })
      return ok({ face })
    }),
  }
}
