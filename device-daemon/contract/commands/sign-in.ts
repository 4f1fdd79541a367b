import type { Identity } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const signIn = {
  /** 扫码登录 through the platform: the way for whom the card does not work, or who will not show a face. */
  'SignIn.Begin': command({
    payload: Nothing,
    result: type<{ readonly identity: Identity }>(),
    events: {
      /** A QR code, row by row: 1 is dark, 0 is light; the quiet zone is for whoever draws it. */
      'SignIn.Code': type<{ readonly modules: readonly string[] }>(),
    },
    needs: 'maySignIn',
    timeoutMs: 180_000,
  }),
}
