/** Is somebody still there? Warns in good time; one touch extends the session, as often as wanted (WCAG 2.2.1). */
import { assign, raise } from 'xstate'
import type { Node } from './setup.ts'

export const attention: Node = {
  initial: 'deciding',
  on: {
    ACTIVITY: '.deciding',
    STAY: '.deciding',
    'screen.changed': { target: '.deciding', actions: assign(({ event }) => ({ policy: event.idle })) },
  },
  states: {
    deciding: { entry: 'endWarning', always: [{ guard: 'watched', target: 'watching' }, { target: 'unlimited' }] },
    unlimited: {},
    watching: {
      after: {
        idle: {
          target: 'warning',
          actions: assign(({ context }) => ({
            idleSecondsLeft: Math.ceil(context.delays.warning / context.delays.second),
          })),
        },
      },
    },
    warning: {
      after: {
        second: [
          {
            guard: ({ context }) => (context.idleSecondsLeft ?? 0) <= 1,
            target: 'unlimited',
            actions: ['endWarning', raise({ type: 'idle.expired' })],
          },
          {
            target: 'warning',
            reenter: true,
            actions: assign(({ context }) => ({ idleSecondsLeft: (context.idleSecondsLeft ?? 0) - 1 })),
          },
        ],
      },
    },
  },
}
