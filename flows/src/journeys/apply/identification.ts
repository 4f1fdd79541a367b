/** Identifies the citizen and fetches what the platform already knows about them. */
import { assign } from 'xstate'
import { failureOf } from '../port.ts'
import type { Affair } from '../../model/affair.ts'
import type { MaterialState } from '../../draft/draft.ts'
import { applicantBy } from '../../draft/fields.ts'
import type { Way } from '../events.ts'
import { identifiedAs, learned } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, arrive, goBack, goOn, onBug, shows, to, type Node } from './setup.ts'

const ways = { card: ['idCard'], phone: ['phone'], paper: [] } as const satisfies Record<string, readonly Way[]>
const accepted = (affair: Affair): readonly Way[] => applicantBy(affair).flatMap((by) => ways[by])

export const identify: Node = {
  entry: arrive('identify'),
  invoke: {
    src: 'identify',
    id: 'step',
    input: ({ context: { port, delays, affair, draft }, self }) => ({
      port,
      journey: self,
      delays,
      accepts: accepted(affair),
      comparesFace: true,
      identity: draft.identity,
      face: draft.face,
    }),
    onDone: [
      ...aborted,
      {
        target: to('walk'),
        actions: [
          assign(({ context, event: { output } }) =>
            output.left === 'identified' ? identifiedAs(context, output.identity, output.face) : { changes: {} },
          ),
          'save',
          'lookOnward',
        ],
      },
    ],
    onError: onBug,
  },
}

/** A page photographed here is kept even if the platform does not have the material. */
function merged(
  have: Readonly<Record<string, MaterialState>>,
  fetched: Readonly<Record<string, MaterialState>>,
): Readonly<Record<string, MaterialState>> {
  const news = Object.entries(fetched).filter(([id, state]) => state.status === 'fetched' || have[id] === undefined)
  return { ...have, ...Object.fromEntries(news) }
}

/**
 * 共享数据自动调用、电子证照免提交. If the platform does not say, the citizen is told and may go on: they fill in the fields
 * themselves and photograph or promise the materials.
 */
export const fetching: Node = {
  ...shows('fetching', 'working'),
  entry: arrive('fetch'),
  initial: 'asking',
  on: { BACK: goBack },
  states: {
    asking: {
      invoke: {
        src: 'fetchShared',
        input: ({ context }) => ({ port: savedFirst(context), payload: {} }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('walk'),
            actions: [
              assign(({ context, event }) => {
                if (!event.output.ok) return {}
                const { materials, ...found } = event.output.value
                return learned(context, { ...found, materials: merged(context.draft.materials, materials) })
              }),
              'pass',
              'save',
            ],
          },
        ],
        onError: onBug,
      },
    },
    failed: {
      meta: { idle: 'reading' },
      on: { RETRY: { target: 'asking', actions: 'forgive' }, CONTINUE: goOn },
    },
  },
}
