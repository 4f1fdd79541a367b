/** After handing in: paper, how results come, 好差评. None of it can undo the application, so each may be gone past. */
import { assign } from 'xstate'
import type { Affair } from '../../affair.ts'
import { portOf } from './actors.ts'
import { printable } from './printing.ts'
import { failureOf, goOn, onBug, shows, to, walkOn, type Node } from './setup.ts'

/** 受理凭证. The number stands on the screen too, so that a printer without paper stops nobody. */
export const receipt: Node = {
  ...shows('receipt', 'reading'),
  entry: { type: 'arrive', params: { step: 'receipt', subject: null } },
  ...printable(['receipt'], { CONTINUE: goOn, SKIP: goOn }),
}

/** 领取方式 (统一出件). */
export const delivery = (affair: Affair): Node => ({
  ...shows('delivery', 'entering'),
  entry: { type: 'arrive', params: { step: 'delivery', subject: null } },
  initial: 'resting',
  states: {
    resting: {
      on: {
        DELIVER: {
          guard: ({ event }) => affair.delivery.includes(event.delivery.mode),
          target: 'choosing',
          actions: 'forgive',
        },
      },
    },
    choosing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'chooseDelivery',
        input: (args) => ({
          ...portOf(args),
          delivery: args.event.type === 'DELIVER' ? args.event.delivery : { mode: 'window' },
        }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'resting',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('walk'),
            actions: [
              assign(({ context, event }) =>
                event.output.ok ? { draft: { ...context.draft, delivery: event.output.value } } : {},
              ),
              'lookOnward',
            ],
          },
        ],
        onError: onBug,
      },
    },
  },
})

/** 好差评: a favour the citizen does us; skipped by one touch, and a failure to take it is no reason to keep them. */
export const evaluation: Node = {
  ...shows('evaluation', 'reading'),
  entry: { type: 'arrive', params: { step: 'evaluation', subject: null } },
  initial: 'resting',
  on: { SKIP: goOn, CONTINUE: goOn },
  states: {
    resting: { on: { EVALUATE: { target: 'giving', actions: 'forgive' } } },
    giving: {
      meta: { idle: 'working' },
      invoke: {
        src: 'evaluate',
        input: (args) => ({
          ...portOf(args),
          evaluation: args.event.type === 'EVALUATE' ? args.event.evaluation : { satisfaction: 3, remarks: [] },
        }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'resting',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('walk'),
            actions: [assign(({ context }) => ({ draft: { ...context.draft, evaluated: true } })), 'lookOnward'],
          },
        ],
        onError: onBug,
      },
    },
  },
}

/** A member of staff is called. When they have helped, the journey goes on where the draft says. */
export const attendant: Node = {
  ...shows('attendant', 'reading'),
  on: { RETRY: walkOn, BACK: walkOn, CONTINUE: to('givenOver') },
}
