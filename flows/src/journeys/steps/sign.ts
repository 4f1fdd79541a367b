/**
 * 签名. Signing only puts the signature on the form. Then the terminal is handed on to whoever signs next, or the
 * application is handed in, which is a separate touch because it cannot be undone.
 */
import { assign, setup } from 'xstate'
import { assertEvent } from './assert-event.ts'
import type { Text } from '../../model/affair.ts'
import type { SignEvent } from '../events.ts'
import { showing, type Signatory, type Tag } from '../screens.ts'
import { failureOf, type Failure, reporting } from '../port.ts'
import { asks, back, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export interface SignInput extends StepInput<'Application.Sign'> {
  /** Who signs, and for what. */
  readonly signer: Signatory
  readonly affair: Text
  readonly signed: boolean
  /** Whom the terminal is handed to then; null: nobody, the application can be handed in. */
  readonly next: Signatory | null
  /** Everybody else who has signed. */
  readonly others: readonly Signatory[]
  /** Why handing in failed, if that led back here. */
  readonly failure: Failure | null
}
type Context = StepContext<'Application.Sign'> & SignInput
/** `on`: handed on, or to be handed in. */
export type SignOutput = { readonly left: 'on' } | Aborted

const shows = showing<Context, SignEvent>()

export const sign = setup({
  types: {
    context: {} as Context,
    events: {} as SignEvent,
    input: {} as SignInput,
    output: {} as SignOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { putOnForm: asks('Application.Sign') },
  actions: reporting(() => 'sign'),
  guards: { signed: ({ context }) => context.signed },
}).createMachine({
  id: 'sign',
  context: ({ input }) => input,
  ...shows('sign', 'entering'),
  initial: 'resting',
  output: outputOf<SignOutput>(),
  on: { '*': { actions: 'reportUnexpected' } },
  states: {
    resting: {
      on: {
        SIGN: { target: 'signing', actions: assign({ failure: null }) },
        SUBMIT: { guard: 'signed', target: 'on' },
        BACK: 'back',
      },
    },
    signing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'putOnForm',
        input: ({ context, event }) => {
          assertEvent(event, 'SIGN')
          return { port: context.port, payload: { signer: context.signer.id, strokes: event.strokes } }
        },
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'resting',
            actions: assign(({ event }) => ({ failure: failureOf(event.output) })),
          },
          {
            target: 'resting',
            actions: [
              assign({ signed: true }),
              ({ event, context: { journey, signer } }) => {
                if (event.output.ok) journey.send({ type: 'signing', signer: signer.id, signing: event.output.value })
              },
            ],
          },
        ],
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    on: { type: 'final', output: { left: 'on' } },
    back,
    broken,
  },
})
