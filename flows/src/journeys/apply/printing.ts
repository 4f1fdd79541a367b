import { assign } from 'xstate'
import type { PrintJob } from '../services.ts'
import { portOf } from './actors.ts'
import { failureOf, onBug, type Node } from './setup.ts'

export const printedKey = (job: PrintJob): string => `${job.document}:${job.on}`

/**
 * A screen that prints one of its documents on request. Nothing else can be touched while paper moves; afterwards,
 * printed or not, the screen is the same again, with the failure on it: the citizen may try again, use the other
 * printer or go on without.
 */
export function printable(
  documents: readonly PrintJob['document'][],
  on: NonNullable<Node['on']>,
): Pick<Node, 'initial' | 'states'> {
  return {
    initial: 'resting',
    states: {
      resting: {
        on: {
          ...on,
          PRINT: {
            guard: ({ event }) => documents.includes(event.job.document),
            target: 'printing',
            actions: assign(({ event }) => ({ printing: { job: event.job, page: 0, pages: 0 }, failure: null })),
          },
        },
      },
      printing: {
        meta: { idle: 'working' },
        exit: assign({ printing: null }),
        on: {
          'print.page': {
            actions: assign(({ context, event }) => ({
              printing: context.printing && { ...context.printing, page: event.page, pages: event.pages },
            })),
          },
        },
        invoke: {
          src: 'print',
          input: (args) => ({
            ...portOf(args),
            job: args.context.printing?.job ?? { document: documents[0] ?? 'notice', on: 'a4' },
          }),
          onDone: [
            {
              guard: ({ event }) => !event.output.ok,
              target: 'resting',
              actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
            },
            {
              target: 'resting',
              actions: assign(({ context, event }) =>
                event.output.ok ? { printed: [...context.printed, printedKey(event.output.value)] } : {},
              ),
            },
          ],
          onError: onBug,
        },
      },
    },
  }
}
