import { assign } from 'xstate'
import { assertEvent } from '../assert-event.ts'
import { failureOf } from '../../port.ts'
import { gone } from '../step.ts'
import { goBack, onBug, shows, to, useAny, type Node } from './setup.ts'

const found = [
  {
    guard: ({ event }: { event: { output: { ok: boolean } } }) => event.output.ok,
    target: to('receipt.proving'),
    actions: 'forgive',
  },
] as const

/**
 * Finds the receipt: its QR code under the scanner, or its number typed if the scanner is out of order or the paper
 * crumpled.
 */
const finding: Node = {
  ...shows('scanReceipt', 'entering'),
  initial: 'scanning',
  on: {
    USE: useAny,
    BACK: goBack,
    ENTER: { target: '.looking', actions: [assign(({ event }) => ({ entered: event.text })), 'forgive'] },
  },
  states: {
    scanning: {
      on: { 'scanner.looking': { actions: 'forgive' } },
      invoke: {
        src: 'scanReceipt',
        input: ({ context, self }) => ({
          port: context.port,
          payload: {},
          on: {
            'Receipt.Looking': () => {
              self.send({ type: 'scanner.looking' })
            },
          },
        }),
        onDone: [
          ...found,
          { target: 'resting', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
        ],
        onError: onBug,
      },
    },
    looking: {
      meta: { idle: 'working' },
      invoke: {
        src: 'enterReceipt',
        input: ({ context }) => ({ port: context.port, payload: { text: context.entered } }),
        onDone: [
          ...found,
          { target: 'resting', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
        ],
        onError: onBug,
      },
    },
    /** Scanning waits for a touch here: otherwise the failure message would disappear before it can be read. */
    resting: {
      on: { RETRY: { target: 'scanning', actions: 'forgive' } },
      after: { recheck: { guard: ({ context }) => gone(context.failure), target: 'scanning' } },
    },
  },
}

/** Anybody may have found a receipt; its owner knows the end of their ID number. */
const proving: Node = {
  ...shows('proveReceipt', 'entering'),
  initial: 'asking',
  on: { BACK: { target: 'finding', actions: 'forgive' } },
  states: {
    asking: { on: { PROVE: { target: 'comparing', actions: 'forgive' } } },
    comparing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'proveReceipt',
        input: ({ context, event }) => {
          assertEvent(event, 'PROVE')
          return { port: context.port, payload: { idTail: event.idTail } }
        },
        onDone: [
          { guard: ({ event }) => event.output.ok, target: to('proven') },
          { target: 'asking', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
        ],
        onError: onBug,
      },
    },
  },
}

export const receipt: Node = {
  exit: assign({ entered: '' }),
  initial: 'finding',
  states: { finding, proving },
}
