import { encode } from 'uqr'
import { beijingDay } from '#flows/time/beijing.ts'
import type { EventsOf } from '#contract/commands.ts'
import type { Identity } from '#flows/draft/draft.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { pause } from '../devices/pause.ts'
import { checkIdentity } from '../session/identity-check.ts'
import { printable } from '../session/printable.ts'
import { failedOutside, type CommandFailure, type HandlersOf, type Run } from './handler.ts'
import { meet, signerBy } from './signer.ts'
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

type Used = Pick<Dependencies, 'platform' | 'documents' | 'audit' | 'district' | 'now' | 'clock'>
type Asking = Pick<Run<'SignIn.Begin'>, 'signal' | 'revoked'> & {
  readonly session: Pick<Run<'SignIn.Begin'>['session'], 'id' | 'journey'>
  readonly event: (name: 'SignIn.Code', payload: EventsOf<'SignIn.Begin'>['SignIn.Code']) => void
}

export function signInCommands(used: Used): HandlersOf<'SignIn'> {
  const { audit } = used
  return {
    'SignIn.Begin': async (_payload, run) => {
      const { session } = run
      const told = await whoSignsIn(used, run)
      if (!told.ok) return told
      session.identify(told.value, { photo: null, face: null })
      audit.record('session.identified', { session: session.id, source: 'qrSignIn' })
      return ok({ identity: told.value })
    },

    'SignIn.BeginSigner': async ({ signer }, run) => {
      const { session } = run
      if (signerBy(session, used.district, signer, 'phone') === null) return fail({ code: 'notAllowedNow' })
      const told = await whoSignsIn(used, run)
      return told.ok ? meet(session, used, signer, 'phone', told.value) : told
    },
  }
}

/** Shows a code and waits until a phone has scanned it. Fails if the session has ended or changed hands meanwhile. */
async function whoSignsIn(
  { platform, documents, audit, now, clock }: Used,
  { session, signal, event, revoked }: Asking,
): Promise<Result<Identity, CommandFailure>> {
  const begun = await platform.beginSignIn(signal)
  if (!begun.ok) return failedOutside(begun.failure)
  const { code, content, expiresAt } = begun.value
  event('SignIn.Code', { modules: modulesOf(content) })
  let waitMs = pollMs
  let unreadable = 0
  for (;;) {
    await pause(clock, waitMs, signal)
    if (signal.aborted) return fail({ code: 'cancelled' })
    const state = await platform.pollSignIn(code, signal)
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
    const why = revoked()
    return why ? fail(why) : ok(identity.value)
  }
}
