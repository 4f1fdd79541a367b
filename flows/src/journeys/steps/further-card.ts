/**
 * Reads the card of another person (a shareholder, an heir) for one row of a repeating group. The applicant stays the
 * same; this person only fills their row.
 */
import { assign, setup } from 'xstate'
import type { Text } from '../../model/affair.ts'
import type { Delays } from '../delays.ts'
import type { FurtherCardEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type CardStage, reporting } from '../port.ts'
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

export interface FurtherCardInput extends StepInput<'IdCard.ReadFurther'> {
  readonly delays: Pick<Delays, 'recheck'>
  readonly group: string
  readonly row: string
  /** The person's role in the form. */
  readonly party: Text
}
type Context = StepContext<'IdCard.ReadFurther'> & FurtherCardInput & { readonly cardStage: CardStage | null }
export type FurtherCardOutput = { readonly left: 'read' } | Aborted

const shows = showing<Context, FurtherCardEvent>()

export const furtherCard = setup({
  types: {
    context: {} as Context,
    events: {} as FurtherCardEvent | { readonly type: 'card.progress'; readonly stage: CardStage },
    input: {} as FurtherCardInput,
    output: {} as FurtherCardOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { readFurtherCard: asks('IdCard.ReadFurther') },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: reporting(() => 'furtherCard'),
}).createMachine({
  id: 'furtherCard',
  context: ({ input }) => ({ ...input, failure: null, cardStage: null }),
  ...shows('furtherCard', 'device'),
  initial: 'reading',
  output: outputOf<FurtherCardOutput>(),
  on: { BACK: '.back', '*': { actions: 'reportUnexpected' } },
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
        src: 'readFurtherCard',
        input: ({ context: { port, group, row }, self }) => ({
          port,
          payload: { group, row },
          on: {
            'IdCard.Progress': ({ stage }) => {
              self.send({ type: 'card.progress', stage })
            },
          },
        }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'read',
            // The daemon has the identity already.
            actions: ({ event, context: { journey, group, row } }) => {
              if (event.output.ok) journey.send({ type: 'person', group, row, identity: event.output.value.identity })
            },
          },
          { target: 'failed', actions: assign(({ event }) => ({ failure: failureOf(event.output) })) },
        ],
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    failed: {
      entry: assign({ cardStage: null }),
      on: { RETRY: { target: 'reading', actions: assign({ failure: null }) } },
      after: { recheck: { guard: ({ context }) => gone(context.failure), target: 'reading' } },
    },
    read: { type: 'final', output: { left: 'read' } },
    back,
    broken,
  },
})
