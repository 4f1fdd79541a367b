import type { Identity } from '#flows/draft.ts'
import { command, type } from '../command.ts'
import { Nothing } from '../schemas.ts'

export const signIn = {
  /** 扫码登录 through the platform: the way for whom the card does not work, or who will not show a face. */
  'SignIn.Begin': command({
    payload: Nothing,
    result: type<{ readonly identity: Identity }>(),
    events: {
      /** `content`: to be drawn as QR; `expiresAt`: ISO 8601. */
      'SignIn.Code': type<{ readonly content: string; readonly expiresAt: string }>(),
    },
    needs: 'maySignIn',
    timeoutMs: 180_000,
  }),
}
