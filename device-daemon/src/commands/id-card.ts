import type { Identity } from '#flows/draft.ts'
import { fail, ok } from '../base/result.ts'
import { chinaDate, identityOfCard } from '../session/identity-check.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

export function idCardCommands({
  devices,
  faceComparer,
  audit,
  now,
}: Pick<Dependencies, 'devices' | 'faceComparer' | 'audit' | 'now'>): HandlersOf<'IdCard'> {
  return {
    'IdCard.Read': async (_payload, run) => {
      const { session } = run
      if (!devices.idCard) return fail({ code: 'deviceAbsent' })
      const today = chinaDate(now())
      let shown: Identity | null = null
      const read = await devices.idCard.read({
        signal: run.signal,
        onStage: (stage) => run.event('IdCard.Progress', { stage }),
        // The photo takes another 90 ms on the wire; the citizen reads the name meanwhile. A card that is not
        // accepted is never shown.
        onText: (card) => {
          const identity = identityOfCard(card, today)
          if (!identity.ok) return
          shown = identity.value
          run.event('IdCard.Text', { identity: shown })
        },
      })
      if (!read.ok) return failedOutside(read.failure)
      const { card, photo } = read.value
      const identity = shown ? ok(shown) : identityOfCard(card, today)
      if (!identity.ok) {
        photo.fill(0)
        audit.record('session.identityRefused', { session: session.id, code: identity.failure.code })
        return fail(identity.failure)
      }
      const revoked = run.revoked()
      if (revoked) {
        photo.fill(0)
        return fail(revoked)
      }
      // Nobody is asked to pose for a comparison that cannot happen; whoever decides the case sees that there was none.
      const face = faceComparer ? null : 'notCompared'
      session.identify(identity.value, { photo: faceComparer && photo, face })
      photo.fill(0)
      audit.record('session.identified', { session: session.id, source: 'idCard' })
      // No open decoder of WLT exists, so there is no picture to show.
      return ok({ identity: identity.value, photo: null, face })
    },
  }
}
