import { assign } from 'xstate'
import { failureOf } from '../../services.ts'
import { goBack, onBug, shows, to, useOther, type Node } from './setup.ts'

/**
 * 人证比对. `notCompared` is an honest answer and goes on; a mismatch is tried again, or replaced by another proof, or
 * left to a person. The live picture is a help only: without it the comparison still can be asked for.
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
