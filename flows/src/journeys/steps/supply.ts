/**
 * 容缺补交: one material that a case lacks is handed in now. It is taken from the licences of its owner where it has been
 * issued meanwhile, or photographed as everywhere; seen once more, handed in, and what became of it is told.
 */
import { assign, setup } from 'xstate'
import type { MaterialPage, Submission } from '../../draft/draft.ts'
import type { Supplying, SupplyStage } from '../../case/supply.ts'
import type { Delays } from '../delays.ts'
import type { SupplyEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, reporting } from '../port.ts'
import { capture } from './capture.ts'
import {
  asks,
  back,
  broken,
  outputOf,
  type Aborted,
  type Meta,
  type News,
  type StepContext,
  type StepInput,
} from './step.ts'

type Requests =
  | 'Supply.Begin'
  | 'Supply.HandIn'
  | 'Material.Capture'
  | 'Material.RemovePage'
  | 'Material.View'
  | 'Camera.Open'
  | 'Camera.Close'

export interface SupplyInput extends StepInput<Requests> {
  readonly delays: Pick<Delays, 'recheck'>
  readonly case: string
  readonly material: string
}
interface Context extends StepContext<Requests>, SupplyInput {
  readonly subject: string
  readonly stage: SupplyStage
  readonly supplying: Supplying | null
  readonly pages: readonly MaterialPage[]
  /** Addresses of what is handed in, to be seen once more. */
  readonly pictures: readonly string[]
  readonly by: 'pages' | 'licence'
  readonly submission: Submission | null
}
/** `handedIn`: a receipt can be had. */
export type SupplyOutput = { readonly left: 'handedIn' } | { readonly left: 'done' } | Aborted

const shows = showing<Context, SupplyEvent | News>()
const onBug = { target: '#supply.broken', actions: 'reportError' } as const
export const supply = setup({
  types: {
    context: {} as Context,
    events: {} as SupplyEvent | News,
    input: {} as SupplyInput,
    output: {} as SupplyOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { begin: asks('Supply.Begin'), handIn: asks('Supply.HandIn'), look: asks('Material.View'), capture },
  actions: {
    ...reporting(() => 'supply'),
    stand: assign((_, stage: SupplyStage) => ({ stage })),
  },
  guards: {
    hasLicence: ({ context }) => context.supplying?.licence != null,
    byLicence: ({ context }) => context.by === 'licence',
  },
}).createMachine({
  id: 'supply',
  context: ({ input }) => ({
    ...input,
    subject: input.material,
    failure: null,
    stage: 'asking',
    supplying: null,
    pages: [],
    pictures: [],
    by: 'pages',
    submission: null,
  }),
  initial: 'beginning',
  output: outputOf<SupplyOutput>(),
  on: {
    pages: { actions: assign(({ event }) => ({ pages: event.pages })) },
    '*': { actions: 'reportUnexpected' },
  },
  states: {
    beginning: {
      ...shows('supply', 'working'),
      entry: { type: 'stand', params: 'asking' },
      initial: 'asking',
      on: { BACK: 'back' },
      states: {
        asking: {
          invoke: {
            src: 'begin',
            input: ({ context: { port, case: named, material } }) => ({ port, payload: { case: named, material } }),
            onDone: [
              {
                guard: ({ event }) => !event.output.ok,
                target: 'failed',
                actions: assign(({ event }) => ({ failure: failureOf(event.output) })),
              },
              {
                target: '#supply.begun',
                actions: assign(({ event }) => ({
                  failure: null,
                  pages: [],
                  pictures: [],
                  submission: null,
                  supplying: event.output.ok ? event.output.value : null,
                })),
              },
            ],
            onError: onBug,
          },
        },
        failed: {
          meta: { idle: 'reading' },
          on: { RETRY: { target: 'asking', actions: assign({ failure: null }) } },
        },
      },
    },
    begun: { always: [{ guard: 'hasLicence', target: 'way' }, { target: 'photographing' }] },
    way: {
      ...shows('supply', 'reading'),
      entry: { type: 'stand', params: 'way' },
      on: {
        USE_LICENCE: { target: 'looking', actions: assign({ by: 'licence' }) },
        PHOTOGRAPH: { target: 'photographing', actions: assign({ by: 'pages' }) },
        BACK: 'back',
      },
    },
    photographing: {
      entry: assign({ by: 'pages', failure: null }),
      invoke: {
        src: 'capture',
        id: 'step',
        input: ({ context: { port, delays, supplying, pages }, self }) => {
          if (supplying === null) throw new Error('nothing is being handed in')
          const { material } = supplying
          return { port, journey: self, delays, material, pages, later: null, promised: false, changing: false }
        },
        onDone: [
          { guard: ({ event }) => event.output.left === 'broken', target: 'broken' },
          { guard: ({ event }) => event.output.left === 'settled', target: 'looking' },
          { target: 'back' },
        ],
        onError: onBug,
      },
    },
    /** What is about to be handed in, once more. A picture that does not come keeps nobody. */
    looking: {
      ...shows('supply', 'working'),
      entry: { type: 'stand', params: 'check' },
      invoke: {
        src: 'look',
        input: ({ context: { port, material } }) => ({ port, payload: { material } }),
        onDone: {
          target: 'check',
          actions: assign(({ event: { output } }) => ({
            failure: failureOf(output),
            pictures: output.ok ? output.value.pictures : [],
          })),
        },
        onError: onBug,
      },
      on: { BACK: 'back' },
    },
    check: {
      ...shows('supply', 'reading'),
      on: {
        HAND_IN: 'handingIn',
        BACK: [{ guard: 'byLicence', target: 'way' }, { target: 'photographing' }],
      },
    },
    handingIn: {
      ...shows('supply', 'working'),
      entry: [{ type: 'stand', params: 'handingIn' }, assign({ failure: null })],
      invoke: {
        src: 'handIn',
        input: ({ context: { port, by } }) => ({ port, payload: { by } }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'told',
            actions: assign(({ event }) => (event.output.ok ? { submission: event.output.value } : {})),
          },
          {
            target: 'check',
            actions: [
              { type: 'stand', params: 'check' },
              assign(({ event }) => ({ failure: failureOf(event.output) })),
            ],
          },
        ],
        onError: onBug,
      },
    },
    told: {
      ...shows('supply', 'reading'),
      entry: { type: 'stand', params: 'told' },
      on: {
        CONTINUE: 'done',
        RECEIPT: 'handedIn',
      },
    },
    handedIn: { type: 'final', output: { left: 'handedIn' } },
    done: { type: 'final', output: { left: 'done' } },
    back,
    broken,
  },
})
