/** 领取方式 (统一出件): how the results reach the citizen. */
import { assign, setup } from 'xstate'
import type { DeliveryMode, Text } from '../../model/affair.ts'
import type { Delivery } from '../../draft/draft.ts'
import type { DeliverEvent } from '../events.ts'
import { showing, type Receiver, type Tag } from '../screens.ts'
import { failureOf, reporting } from '../port.ts'
import { asks, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export interface DeliverInput extends StepInput<'Delivery.Choose'> {
  readonly modes: readonly DeliveryMode[]
  /** Address of the window. */
  readonly at: Text
  readonly receiver: Receiver
}
interface Context extends StepContext<'Delivery.Choose'>, DeliverInput {
  readonly delivery: Delivery
}
export type DeliverOutput = { readonly left: 'chosen'; readonly delivery: Delivery } | Aborted

const shows = showing<Context, DeliverEvent>()

export const deliver = setup({
  types: {
    context: {} as Context,
    events: {} as DeliverEvent,
    input: {} as DeliverInput,
    output: {} as DeliverOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { chooseDelivery: asks('Delivery.Choose') },
  actions: reporting(() => 'deliver'),
  guards: { offered: ({ context, event }) => context.modes.includes(event.delivery.mode) },
}).createMachine({
  id: 'deliver',
  context: ({ input }) => ({ ...input, failure: null, delivery: { mode: 'window' } }),
  ...shows('delivery', 'entering'),
  initial: 'resting',
  output: outputOf<DeliverOutput>(),
  on: { '*': { actions: 'reportUnexpected' } },
  states: {
    resting: {
      on: {
        DELIVER: {
          guard: 'offered',
          target: 'choosing',
          actions: assign(({ event }) => ({ delivery: event.delivery, failure: null })),
        },
      },
    },
    choosing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'chooseDelivery',
        input: ({ context }) => ({ port: context.port, payload: context.delivery }),
        onDone: [
          { guard: ({ event }) => event.output.ok, target: 'chosen' },
          { target: 'resting', actions: assign(({ event }) => ({ failure: failureOf(event.output) })) },
        ],
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    chosen: { type: 'final', output: ({ context }) => ({ left: 'chosen', delivery: context.delivery }) },
    broken,
  },
})
