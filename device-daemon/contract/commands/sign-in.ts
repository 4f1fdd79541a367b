import * as v from 'valibot'
import type { Identity, Signing } from '#flows/draft/draft.ts'
import { command, type } from '../command.ts'
import { Nothing, SignerId } from '../schemas.ts'

export const signIn = {
  /** 扫码登录 through the platform, for citizens whose card cannot be read or who do not want their face compared. */
  'SignIn.Begin': command({
    payload: Nothing,
    result: type<{ readonly identity: Identity }>(),
    events: {
      /** A QR code, one string per row: 1 is dark, 0 is light. Whoever draws it adds the quiet zone. */
      'SignIn.Code': type<{ readonly modules: readonly string[] }>(),
    },
    needs: 'maySignIn',
    timeoutMs: 180_000,
  }),
  /** The same for somebody who signs beside the applicant: it must be them by the form (`otherPerson`). */
  'SignIn.BeginSigner': command({
    payload: v.strictObject({ signer: SignerId }),
    result: type<Signing>(),
    events: { 'SignIn.Code': type<{ readonly modules: readonly string[] }>() },
    needs: 'maySubmit',
    timeoutMs: 180_000,
  }),
}
