/** Prints one document: its context shows the progress, its output the result. */
import { assign, setup } from 'xstate'
import type { Port, PrintJob, Result, ResultOf } from '../port.ts'
import { reporting } from '../port.ts'
import { asks, outputOf } from './step.ts'

export interface PrintInput {
  readonly port: Port<'Document.Print' | 'Common.Report'>
  readonly job: PrintJob
}
/** 0 of 0 until the printer has reported the number of pages. */
export interface Printing {
  readonly page: number
  readonly pages: number
}
interface Page extends Printing {
  readonly type: 'page'
}

export const print = setup({
  types: {
    context: {} as PrintInput & Printing,
    events: {} as Page,
    input: {} as PrintInput,
    output: {} as Result<PrintJob['on']>,
  },
  actors: { print: asks('Document.Print') },
  actions: reporting(() => 'print'),
}).createMachine({
  id: 'print',
  context: ({ input }) => ({ ...input, page: 0, pages: 0 }),
  initial: 'printing',
  output: outputOf<Result<PrintJob['on']>>(),
  on: {
    page: { actions: assign(({ event }) => ({ page: event.page, pages: event.pages })) },
    '*': { actions: 'reportUnexpected' },
  },
  states: {
    printing: {
      invoke: {
        src: 'print',
        input: ({ context: { port, job }, self }) => ({
          port,
          payload: job,
          on: {
            'Document.Progress': ({ page, pages }) => {
              self.send({ type: 'page', page, pages })
            },
          },
        }),
        onDone: 'out',
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    /** Outputs the paper it was printed on, as the daemon confirmed. */
    out: {
      type: 'final',
      output: ({ context, event }) => {
        const sheets = outputOf<Result<ResultOf<'Document.Print'>>>()({ event })
        return sheets.ok ? { ok: true, value: context.job.on } : sheets
      },
    },
    /** A bug of the port: whether paper came out is unknown, so it must not be blindly printed again. */
    broken: { type: 'final', output: { ok: false, failure: { code: 'internalError' } } },
  },
})
