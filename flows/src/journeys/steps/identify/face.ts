import { assign } from 'xstate'
import { failureOf } from '../../port.ts'
import { goBack, onBug, shows, to, useOther, type Node } from './setup.ts'

/**
 * 人证比对. `notCompared` is a valid answer and goes on. After a mismatch the citizen tries again, identifies another way
 * or asks staff. The live picture is only an aid: the comparison works without it.
 */
export const face: Node = {
  ...shows('face', 'device'),
  exit: assign({ camera: null }),
  initial: 'ready',
  on: {
    USE: useOther,
    BACK: goBack,
    'camera.open': { actions: assign(({ event }) => ({ camera: event.address })) },
    'camera.failed': { actions: { type: 'fail', params: ({ event }) => event.failure } },
    'camera.broken': onBug,
  },
  invoke: { src: 'livePicture', input: ({ context }) => ({ port: context.port, camera: 'faceCamera' }) },
  states: {
    ready: { on: { PHOTOGRAPH: { target: 'comparing', actions: 'forgive' } } },
    comparing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'compareFace',
        input: ({ context }) => ({ port: context.port, payload: {} }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'ready',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            guard: ({ event }) => event.output.ok && event.output.value.face === 'mismatch',
            target: 'ready',
            actions: [assign({ face: 'mismatch' }), 'announce'],
          },
          {
            target: to('identified'),
            actions: [assign(({ event }) => (event.output.ok ? { face: event.output.value.face } : {})), 'announce'],
          },
        ],
        onError: onBug,
      },
    },
  },
}
