/**
 * What is signed as real pages: what is read is what is signed. The applicant has the whole set; who signs beside them
 * has what they sign. It may be printed, to be signed here or where they are: then the 告知书 goes with it, by whose
 * code the applicant goes on when they come back.
 */
import { assign, setup } from 'xstate'
import type { ReadEvent } from '../events.ts'
import type { Text } from '../../model/affair.ts'
import { showing, type Signatory, type Tag } from '../screens.ts'
import { failureOf, type Failure, reporting } from '../port.ts'
import { print } from './print.ts'
import { asks, back, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export interface ReadInput extends StepInput<'Document.View' | 'Document.Print'> {
  /** Who reads it before they sign; null: the applicant. */
  readonly signer: Signatory | null
  /** What they sign; the applicant signs all that is there. */
  readonly papers: readonly Text[]
  /** It is printed, signed on paper and photographed then. */
  readonly onPaper: boolean
}
interface Context extends StepContext<'Document.View' | 'Document.Print'>, ReadInput {
  readonly pages: readonly string[]
  readonly printed: boolean
  /** It is taken to who signs it: printed, and the 告知书 too. */
  readonly taken: boolean
}
export type ReadOutput = { readonly left: 'read' } | Aborted

const shows = showing<Context, ReadEvent>()
/** The set that the applicant reads, or what somebody else signs of it. */
const ofSigner = (signer: Signatory | null) => ({ document: 'form' as const, ...(signer && { signer: signer.id }) })

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
  guards: { onPaper: ({ context }) => context.onPaper },
  actions: {
    ...reporting(() => 'read'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
  },
}).createMachine({
  id: 'read',
  context: ({ input }) => ({ ...input, failure: null, pages: [], printed: false, taken: false }),
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
        input: ({ context: { port, signer } }) => ({ port, payload: ofSigner(signer) }),
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
        TAKE_AWAY: [
          {
            guard: ({ context }) => context.onPaper && context.printed,
            target: 'takingAway.notice',
            actions: 'forgive',
          },
          { guard: 'onPaper', target: 'takingAway', actions: 'forgive' },
        ],
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
        input: ({ context: { port, signer } }) => ({ port, job: { ...ofSigner(signer), on: 'a4' } }),
        onDone: [
          { guard: ({ event }) => event.output.ok, target: 'shown', actions: assign({ printed: true }) },
          { target: 'shown', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
        ],
        onError: onBug,
      },
    },
    takingAway: {
      meta: { idle: 'working' },
      initial: 'papers',
      states: {
        papers: {
          invoke: {
            src: 'print',
            id: 'print',
            input: ({ context: { port, signer } }) => ({ port, job: { ...ofSigner(signer), on: 'a4' } }),
            onDone: [
              { guard: ({ event }) => event.output.ok, target: 'notice', actions: assign({ printed: true }) },
              { target: '#read.shown', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
            ],
            onError: onBug,
          },
        },
        notice: {
          invoke: {
            src: 'print',
            id: 'print',
            input: ({ context: { port } }) => ({ port, job: { document: 'notice', on: 'a4' } }),
            onDone: [
              { guard: ({ event }) => event.output.ok, target: '#read.shown', actions: assign({ taken: true }) },
              { target: '#read.shown', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
            ],
            onError: onBug,
          },
        },
      },
    },
    failed: { on: { RETRY: { target: 'loading', actions: 'forgive' }, BACK: 'back' } },
    read: { type: 'final', output: { left: 'read' } },
    back,
    broken,
  },
})
