import { assign } from 'xstate'
import { failureOf } from '../../port.ts'
import { goBack, onBug, shows, to, useAny, type Node } from './setup.ts'

/** 扫码登录 through the platform, which has verified the person itself, by face or otherwise. */
export const phone: Node = {
  ...shows('qrSignIn', 'device'),
  exit: assign({ qr: null }),
  initial: 'waiting',
  on: { USE: useAny, BACK: goBack },
  states: {
    waiting: {
      on: {
        'qr.code': { actions: assign(({ event }) => ({ qr: event.modules })) },
      },
      invoke: {
        src: 'signInByQr',
        input: ({ context, self }) => ({
          port: context.port,
          payload: {},
          on: {
            'SignIn.Code': ({ modules }) => {
              self.send({ type: 'qr.code', modules })
            },
          },
        }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('identified'),
            actions: [
              assign(({ event }) => (event.output.ok ? { identity: event.output.value.identity, face: null } : {})),
              'announce',
            ],
          },
        ],
        onError: onBug,
      },
    },
    failed: {
      entry: assign({ qr: null }),
      on: { RETRY: { target: 'waiting', actions: 'forgive' } },
    },
  },
}
