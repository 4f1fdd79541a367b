/** Of several people or enterprises that the platform tells of, the citizen says which one this is about. */
import { assign } from 'xstate'
import { assertEvent } from '../steps/assert-event.ts'
import type { Affair } from '../../model/affair.ts'
import { rolesOf } from '../../draft/several.ts'
import { failureOf } from '../port.ts'
import { meantBy } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { arrive, family, goBack, goOn, onBug, shows, type Node } from './setup.ts'

function asked(role: string): Node {
  return {
    ...shows('whom', 'entering'),
    entry: arrive(`whom.${role}`, role),
    initial: 'resting',
    on: {
      // Touched again while the first touch is under way: the last one counts.
      MEAN: {
        guard: ({ context, event }) =>
          event.candidate === null ||
          context.draft.several.some((one) => one.role === role && one.among.some(({ id }) => id === event.candidate)),
        target: '.telling',
        actions: 'forgive',
      },
      BACK: goBack,
    },
    states: {
      resting: { on: { CONTINUE: goOn } },
      telling: {
        meta: { idle: 'working' },
        invoke: {
          src: 'chooseShared',
          input: ({ context, event }) => {
            assertEvent(event, 'MEAN')
            return { port: savedFirst(context), payload: { role, candidate: event.candidate } }
          },
          onDone: [
            {
              guard: ({ event }) => !event.output.ok,
              target: 'resting',
              actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
            },
            {
              target: 'resting',
              actions: [
                assign(({ context, event }) => (event.output.ok ? meantBy(context, role, event.output.value) : {})),
                'save',
              ],
            },
          ],
          onError: onBug,
        },
      },
    },
  }
}

export const whom = (affair: Affair): Readonly<Record<string, Node>> =>
  family('whom', Object.fromEntries(rolesOf(affair).map((role) => [role, asked(role)])))
