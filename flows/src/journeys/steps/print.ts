/** One document on paper: how far it has come is seen while it lives; its output says what came of it. */
import { assign, fromPromise, setup } from 'xstate'
import type { PrintJob, PrintPort, Result } from '../services.ts'
import { outputOf, reporting } from './step.ts'

export interface PrintInput {
  readonly port: PrintPort
  readonly job: PrintJob
}
/** 0 of 0 until the printer has said how many pages there are. */
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
  actors: {
    /** Gives the paper back that it came out on, as the daemon confirmed. */
    print: fromPromise<Result<PrintJob['on']>, PrintInput & { readonly tell: (page: Page) => void }>(
      async ({ input: { port, job, tell }, signal }) => {
        const sheets = await port.print(
          job,
          {
            page: (page, pages) => {
              if (!signal.aborted) tell({ type: 'page', page, pages })
            },
          },
          signal,
        )
        return sheets.ok ? { ok: true, value: job.on } : sheets
      },
    ),
  },
  actions: reporting('print'),
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
          job,
          tell: (page) => {
            self.send(page)
          },
        }),
        onDone: 'out',
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    out: { type: 'final', output: outputOf<Result<PrintJob['on']>>() },
    /** A bug of the port: whether paper came out is not known, so it is nothing to try again blindly. */
    broken: { type: 'final', output: { ok: false, failure: { code: 'internalError' } } },
  },
})
