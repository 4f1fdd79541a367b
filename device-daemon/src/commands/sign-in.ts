import { encode } from 'uqr'
import { beijingDay } from '#flows/beijing.ts'
import { fail, ok } from '../base/result.ts'
import { pause } from '../devices/pause.ts'
import { checkIdentity } from '../session/identity-check.ts'
import { printable } from '../session/printable.ts'
import { failedOutside, type HandlersOf } from './handler.ts'
import type { Dependencies } from './dependencies.ts'

/** About the time it takes to look from the phone to the screen; polling more often only loads the platform. */
export const pollMs = 1_500

/** One spoilt answer may be the line's; then the platform's answers are of no use here. */
const unreadableInARow = 3

/**
 * Encoded here, so that the UI needs no encoder. The longest content the platform contract allows, 500 characters,
 * fits.
 */
const modulesOf = (content: string): readonly string[] =>
  encode(content, { border: 0, ecc: 'M' }).data.map((row) => row.map(Number).join(''))

export function signInCommands({
  platform,
  documents,
  audit,
  now,
  clock,
}: Pick<Dependencies, 'platform' | 'documents' | 'audit' | 'now' | 'clock'>): HandlersOf<'SignIn'> {
  return {
    'SignIn.Begin': async (_payload, run) => {
      const { session } = run
      const begun = await platform.beginSignIn(run.signal)
      if (!begun.ok) return failedOutside(begun.failure)
      const { code, content, expiresAt } = begun.value
      run.event('SignIn.Code', { modules: modulesOf(content) })
      let waitMs = pollMs
      let unreadable = 0
      for (;;) {
        await pause(clock, waitMs, run.signal)
        if (run.signal.aborted) return fail({ code: 'cancelled' })
        const state = await platform.pollSignIn(code, run.signal)
        if (!state.ok) {
          const { code: why, retryAfterMs = 0 } = state.failure
          unreadable = why === 'platformUnreadable' ? unreadable + 1 : 0
          waitMs = Math.max(pollMs, retryAfterMs)
          const isLost = why === 'platformOffline' || (unreadable > 0 && unreadable < unreadableInARow)
          // A lost poll is repeated, when the platform wishes it: the code on the screen is still valid.
          if (isLost && now().getTime() + waitMs < Date.parse(expiresAt)) continue
          return failedOutside(state.failure)
        }
        waitMs = pollMs
        unreadable = 0
        if (state.value.state === 'expired') return fail({ code: 'signInExpired' })
        if (state.value.state === 'otherDocument') return fail({ code: 'signInOtherDocument' })
        if (state.value.state === 'pending') continue
        const checked = checkIdentity(state.value.identity, beijingDay(now()))
        const identity = checked.ok && session.journey === 'apply' ? printable(checked.value, documents) : checked
        if (!identity.ok) {
          audit.record('session.identityRefused', { session: session.id, code: identity.failure.code })
          return fail(identity.failure)
        }
        const revoked = run.revoked()
        if (revoked) return fail(revoked)
        session.identify(identity.value, { photo: null, face: null })
        audit.record('session.identified', { session: session.id, source: 'qrSignIn' })
        return ok({ identity: identity.value })
      }
    },
  }
}
