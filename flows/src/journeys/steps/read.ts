/** The merged 申请表 as real pages: what is read is what is signed. It may also be printed. */
import { assign, setup } from 'xstate'
import type { ReadEvent } from '../events.ts'
import { showing, type Signatory, type Tag } from '../screens.ts'
import { failureOf, type Failure, reporting } from '../port.ts'
import { print } from './print.ts'
import { asks, back, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export interface ReadInput extends StepInput<'Document.View' | 'Document.Print'> {
  /** Who reads it before they sign; null: the applicant. */
  readonly signer: Signatory | null
  /** It is printed, signed on paper and photographed then. */
  readonly onPaper: boolean
}
interface Context extends StepContext<'Document.View' | 'Document.Print'>, ReadInput {
  readonly pages: readonly string[]
}
export type ReadOutput = { readonly left: 'read' } | Aborted

const shows = showing<Context, ReadEvent>()
const onBug = { target: '#read.broken', actions: 'reportError' } as const

export const read = setup({
  types: {
    context: {} as Context,
    events: {} as ReadEvent,
    input: {} as ReadInput,
    output: {} as ReadOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { viewForm: asks('Document.View'), print },
  actions: {
    ...reporting(() => 'read'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
  },
}).createMachine({
  id: 'read',
  context: ({ input }) => ({ ...input, failure: null, pages: [] }),
  ...shows('read', 'reading'),
  initial: 'loading',
  output: outputOf<ReadOutput>(),
  on: { '*': { actions: 'reportUnexpected' } },
  states: {
    loading: {
      meta: { idle: 'working' },
      on: { BACK: 'back' },
      invoke: {
        src: 'viewForm',
        input: ({ context }) => ({ port: context.port, payload: { document: 'form' } }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: 'shown',
            actions: assign(({ event }) => (event.output.ok ? { pages: event.output.value.pages } : {})),
          },
        ],
        onError: onBug,
      },
    },
    shown: {
      on: {
        PRINT: { target: 'printing', actions: 'forgive' },
        CONTINUE: 'read',
        BACK: 'back',
        // A page did not arrive. Its address works once, so all are drawn anew.
        RETRY: { target: 'loading', actions: assign({ failure: null, pages: [] }) },
      },
    },
    printing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'print',
        id: 'print',
        input: ({ context }) => ({ port: context.port, job: { document: 'form', on: 'a4' } }),
        onDone: { target: 'shown', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
        onError: onBug,
      },
    },
    failed: { on: { RETRY: { target: 'loading', actions: 'forgive' }, BACK: 'back' } },
    read: { type: 'final', output: { left: 'read' } },
    back,
    broken,
  },
})
