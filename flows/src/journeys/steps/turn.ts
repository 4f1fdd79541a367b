/**
 * 轮到谁: whoever signs beside the applicant is called by name and shows who they are, by their card or phone; or they
 * sign on paper, where the affair allows it. The daemon compares them with the form; the applicant stays the same.
 */
import { assign, setup } from 'xstate'
import type { Signer } from '../../draft/signers.ts'
import type { Delays } from '../delays.ts'
import type { TurnEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type CardStage, type Failure, type QrModules, reporting } from '../port.ts'
import {
  asks,
  back,
  broken,
  gone,
  outputOf,
  type Aborted,
  type Meta,
  type StepContext,
  type StepInput,
} from './step.ts'

type Asking = 'IdCard.ReadSigner' | 'SignIn.BeginSigner'
export interface TurnInput extends StepInput<Asking> {
  readonly delays: Pick<Delays, 'recheck'>
  readonly signer: Signer
  /** How many sign after this one. */
  readonly left: number
}
interface Context extends StepContext<Asking>, TurnInput {
  readonly cardStage: CardStage | null
  readonly qr: QrModules | null
  /** How they are being identified; null: here they cannot be. */
  readonly way: 'card' | 'phone' | null
}
export type TurnOutput = { readonly left: 'identified' } | { readonly left: 'paper' } | Aborted

const shows = showing<Context, TurnEvent>()

export const turn = setup({
  types: {
    context: {} as Context,
    events: {} as
      | TurnEvent
      | { readonly type: 'card.progress'; readonly stage: CardStage }
      | { readonly type: 'qr.code'; readonly modules: QrModules },
    input: {} as TurnInput,
    output: {} as TurnOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { readSigner: asks('IdCard.ReadSigner'), signInSigner: asks('SignIn.BeginSigner') },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: {
    ...reporting(() => 'turn'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
  },
  guards: {
    byCard: ({ context }) => context.signer.by.includes('card'),
    byPhone: ({ context }) => context.signer.by.includes('phone'),
    onPaper: ({ context }) => context.signer.by.includes('paper'),
  },
}).createMachine({
  id: 'turn',
  context: ({ input }) => ({ ...input, failure: null, cardStage: null, qr: null, way: null }),
  ...shows('turn', 'device'),
  initial: 'start',
  output: outputOf<TurnOutput>(),
  on: {
    BACK: '.back',
    ON_PAPER: { guard: 'onPaper', target: '.paper' },
    BY_PHONE: { guard: 'byPhone', target: '.phone', actions: 'forgive' },
    BY_CARD: { guard: 'byCard', target: '.card', actions: 'forgive' },
    '*': { actions: 'reportUnexpected' },
  },
  states: {
    start: { always: [{ guard: 'byCard', target: 'card' }, { guard: 'byPhone', target: 'phone' }, { target: 'told' }] },
    card: {
      entry: assign({ way: 'card' }),
      initial: 'reading',
      states: {
        reading: {
          initial: 'empty',
          states: { empty: {}, laid: { tags: 'card' } },
          on: {
            'card.progress': [
              {
                guard: ({ event }) => event.stage === 'waiting',
                target: '.empty',
                actions: assign({ cardStage: 'waiting' }),
              },
              { target: '.laid', actions: assign({ cardStage: ({ event }) => event.stage }) },
            ],
          },
          invoke: {
            src: 'readSigner',
            input: ({ context: { port, signer }, self }) => ({
              port,
              payload: { signer: signer.id },
              on: {
                'IdCard.Progress': ({ stage }) => {
                  self.send({ type: 'card.progress', stage })
                },
              },
            }),
            onDone: [
              {
                guard: ({ event }) => event.output.ok,
                target: '#turn.identified',
                actions: ({ event, context: { journey, signer } }) => {
                  if (event.output.ok) journey.send({ type: 'signing', signer: signer.id, signing: event.output.value })
                },
              },
              { target: 'failed', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
            ],
            onError: { target: '#turn.broken', actions: 'reportError' },
          },
        },
        failed: {
          entry: assign({ cardStage: null }),
          on: { RETRY: { target: 'reading', actions: 'forgive' } },
          after: { recheck: { guard: ({ context }) => gone(context.failure), target: 'reading' } },
        },
      },
    },
    phone: {
      entry: assign({ way: 'phone' }),
      exit: assign({ qr: null }),
      initial: 'waiting',
      states: {
        waiting: {
          on: { 'qr.code': { actions: assign(({ event }) => ({ qr: event.modules })) } },
          invoke: {
            src: 'signInSigner',
            input: ({ context: { port, signer }, self }) => ({
              port,
              payload: { signer: signer.id },
              on: {
                'SignIn.Code': ({ modules }) => {
                  self.send({ type: 'qr.code', modules })
                },
              },
            }),
            onDone: [
              {
                guard: ({ event }) => event.output.ok,
                target: '#turn.identified',
                actions: ({ event, context: { journey, signer } }) => {
                  if (event.output.ok) journey.send({ type: 'signing', signer: signer.id, signing: event.output.value })
                },
              },
              { target: 'failed', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
            ],
            onError: { target: '#turn.broken', actions: 'reportError' },
          },
        },
        failed: {
          entry: assign({ qr: null }),
          on: { RETRY: { target: 'waiting', actions: 'forgive' } },
        },
      },
    },
    /** Nobody can be identified here: what to do instead stands on the screen. */
    told: {},
    identified: { type: 'final', output: { left: 'identified' } },
    paper: { type: 'final', output: { left: 'paper' } },
    back,
    broken,
  },
})
