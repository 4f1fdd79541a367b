/** 好差评: voluntary. One touch skips it, and a failure to store it does not keep the citizen. */
import { assign, setup } from 'xstate'
import { assertEvent } from './assert-event.ts'
import type { EvaluateEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, reporting } from '../port.ts'
import { asks, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export type EvaluateInput = StepInput<'Evaluation.Give'>
type Context = StepContext<'Evaluation.Give'>
export type EvaluateOutput = { readonly left: 'given' } | { readonly left: 'skipped' } | Aborted

const shows = showing<Context, EvaluateEvent>()

export const evaluate = setup({
  types: {
    context: {} as Context,
    events: {} as EvaluateEvent,
    input: {} as EvaluateInput,
    output: {} as EvaluateOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { give: asks('Evaluation.Give') },
  actions: reporting(() => 'evaluate'),
}).createMachine({
  id: 'evaluate',
  context: ({ input }) => ({ ...input, failure: null }),
  ...shows('evaluation', 'reading'),
  initial: 'resting',
  output: outputOf<EvaluateOutput>(),
  on: { SKIP: '.skipped', '*': { actions: 'reportUnexpected' } },
  states: {
    resting: { on: { EVALUATE: { target: 'giving', actions: assign({ failure: null }) } } },
    giving: {
      meta: { idle: 'working' },
      invoke: {
        src: 'give',
        input: ({ context, event }) => {
          assertEvent(event, 'EVALUATE')
          return { port: context.port, payload: event.evaluation }
        },
        onDone: [
          { guard: ({ event }) => event.output.ok, target: 'given' },
          { target: 'resting', actions: assign(({ event }) => ({ failure: failureOf(event.output) })) },
        ],
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    given: { type: 'final', output: { left: 'given' } },
    skipped: { type: 'final', output: { left: 'skipped' } },
    broken,
  },
})
