/**
 * 凭证 or 补正告知, on the roll, on A4, or on both. The screen shows the number too, so that a printer without paper
 * stops nobody.
 */
import { assign, setup } from 'xstate'
import { assertEvent } from './assert-event.ts'
import type { ReceiptEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type CasePaper, type PrintJob, reporting } from '../port.ts'
import { print } from './print.ts'
import { broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

export interface ReceiptInput extends StepInput<'Document.Print'> {
  readonly document: CasePaper
  readonly number: string
  /** Id of the case; absent: the session's own application. */
  readonly case?: string
}
interface Context extends StepContext<'Document.Print'>, ReceiptInput {
  readonly printed: readonly PrintJob['on'][]
}
export type ReceiptOutput = { readonly left: 'done' } | Aborted

const shows = showing<Context, ReceiptEvent>()

export const receipt = setup({
  types: {
    context: {} as Context,
    events: {} as ReceiptEvent,
    input: {} as ReceiptInput,
    output: {} as ReceiptOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { print },
  actions: reporting(() => 'receipt'),
}).createMachine({
  id: 'receipt',
  context: ({ input }) => ({ ...input, failure: null, printed: [] }),
  ...shows('receipt', 'reading'),
  initial: 'resting',
  output: outputOf<ReceiptOutput>(),
  on: { '*': { actions: 'reportUnexpected' } },
  states: {
    resting: { on: { PRINT: { target: 'printing', actions: assign({ failure: null }) }, CONTINUE: 'done' } },
    /** Printing accepts no other touch. Afterwards, printed or not, the screen is as before. */
    printing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'print',
        id: 'print',
        input: ({ context, event }) => {
          assertEvent(event, 'PRINT')
          const { port, document, case: shown } = context
          return { port, job: { document, on: event.on, ...(shown !== undefined && { case: shown }) } }
        },
        onDone: {
          target: 'resting',
          actions: assign(({ context, event }) => ({
            failure: failureOf(event.output),
            printed: event.output.ok ? [...new Set([...context.printed, event.output.value])] : context.printed,
          })),
        },
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    done: { type: 'final', output: { left: 'done' } },
    broken,
  },
})
