/** 签名. Signing only puts the signature on the form; handing in is a separate touch, because it cannot be undone. */
import { assign, setup } from 'xstate'
import { assertEvent } from './assert-event.ts'
import type { Text } from '../../affair.ts'
import type { SignEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type Failure, reporting } from '../port.ts'
import { asks, back, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export interface SignInput extends StepInput<'Application.Sign'> {
  /** Who signs, and for what. */
  readonly name: string
  readonly affair: Text
  readonly signed: boolean
  /** Why handing in failed, if that led back here. */
  readonly failure: Failure | null
}
type Context = StepContext<'Application.Sign'> & SignInput
export type SignOutput = { readonly left: 'submit' } | Aborted

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
  actions: {
    ...reporting(() => 'sign'),
    announce: ({ context }) => {
      context.journey.send({ type: 'signed' })
    },
  },
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
        SUBMIT: { guard: 'signed', target: 'submit' },
        BACK: 'back',
      },
    },
    signing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'putOnForm',
        input: ({ context, event }) => {
          assertEvent(event, 'SIGN')
          return { port: context.port, payload: { strokes: event.strokes } }
        },
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'resting',
            actions: [assign({ signed: true }), 'announce'],
          },
          { target: 'resting', actions: assign(({ event }) => ({ failure: failureOf(event.output) })) },
        ],
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    submit: { type: 'final', output: { left: 'submit' } },
    back,
    broken,
  },
})
