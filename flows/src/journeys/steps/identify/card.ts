import { assign } from 'xstate'
import { failureOf, type ResultOf } from '../../port.ts'
import { gone } from '../step.ts'
import { goBack, onBug, shows, to, useOther, type Node } from './setup.ts'

/** The answer contains more than the chart keeps. */
const known = ({ identity, face }: ResultOf<'IdCard.Read'>) => ({ identity, face })

/** 刷身份证. When the reader is plugged in again, reading resumes without a touch. */
export const card: Node = {
  ...shows('identify', 'device'),
  exit: assign({ cardStage: null, cardText: null }),
  initial: 'reading',
  on: { USE: useOther, BACK: goBack },
  states: {
    reading: {
      initial: 'empty',
      states: { empty: {}, laid: { tags: 'card' } },
      on: {
        'card.progress': [
          {
            guard: ({ event }) => event.stage === 'waiting',
            target: '.empty',
            actions: assign({ cardStage: 'waiting', failure: null }),
          },
          { target: '.laid', actions: assign(({ event }) => ({ cardStage: event.stage, failure: null })) },
        ],
        'card.text': { actions: assign(({ event }) => ({ cardText: event.identity, failure: null })) },
      },
      invoke: {
        src: 'readIdCard',
        input: ({ context, self }) => ({
          port: context.port,
          payload: {},
          on: {
            'IdCard.Progress': ({ stage }) => {
              self.send({ type: 'card.progress', stage })
            },
            'IdCard.Text': ({ identity }) => {
              self.send({ type: 'card.text', identity })
            },
          },
        }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            guard: ({ context, event }) => context.comparesFace && event.output.ok && event.output.value.face === null,
            target: to('face'),
            actions: [assign(({ event }) => (event.output.ok ? known(event.output.value) : {})), 'announce'],
          },
          {
            target: to('identified'),
            actions: [assign(({ event }) => (event.output.ok ? known(event.output.value) : {})), 'announce'],
          },
        ],
        onError: onBug,
      },
    },
    failed: {
      entry: assign({ cardStage: null, cardText: null }),
      on: { RETRY: { target: 'reading', actions: 'forgive' } },
      after: { recheck: { guard: ({ context }) => gone(context.failure), target: 'reading' } },
    },
  },
}
