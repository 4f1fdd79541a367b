/**
 * 预约: when an item that ends in person is done. One item after the other: the platform's times, the one that is
 * chosen, and what is held. A time that is not to be had, or a platform that does not answer, keeps nobody: the
 * department then agrees it.
 */
import { assign, setup } from 'xstate'
import type { Appointment, AppointStage, InPerson, Slot, Wish } from '../../appointment/appointment.ts'
import type { AppointEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, reporting } from '../port.ts'
import { asks, broken, outputOf, type Aborted, type Meta, type StepContext, type StepInput } from './step.ts'

type Requests = 'Appointment.Offer' | 'Appointment.Make'
export interface AppointInput extends StepInput<Requests> {
  /** One after the other. */
  readonly items: readonly InPerson[]
  /** Id of the case in 查办件; absent: the session's own application. */
  readonly case?: string
}
interface Context extends StepContext<Requests>, AppointInput {
  readonly at: number
  /** The item that is being asked about. */
  readonly item: InPerson
  /** Its id. */
  readonly subject: string | null
  /** null: no times are given out. */
  readonly slots: readonly Slot[] | null
  readonly held: Appointment | null
  /** The chosen time was taken by somebody else meanwhile. */
  readonly gone: boolean
  /** Another time is wanted than the one that is held. */
  readonly changing: boolean
  /** What was wished last, of this item. */
  readonly wish: Wish | null
  readonly stage: AppointStage
}
export type AppointOutput = { readonly left: 'done' } | Aborted
/** From the journey: the platform has accepted the case meanwhile, so that it can be asked. */
export interface Accepted {
  readonly type: 'accepted'
}

const shows = showing<Context, AppointEvent | Accepted>()
const nothing: InPerson = { id: '', name: { zh: '', en: '' }, department: { zh: '', en: '' } }
const fresh = { slots: null, held: null, gone: false, changing: false, wish: null, failure: null }

export const appoint = setup({
  types: {
    context: {} as Context,
    events: {} as AppointEvent | Accepted,
    input: {} as AppointInput,
    output: {} as AppointOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: { offer: asks('Appointment.Offer'), make: asks('Appointment.Make') },
  actions: {
    ...reporting(() => 'appoint'),
    /** Of a case that was not accepted none of its items could be asked about. */
    startAgain: assign({ at: 0 }),
    stand: assign((_, stage: AppointStage) => ({ stage })),
    turn: assign(({ context: { items, at } }) => ({
      ...fresh,
      item: items[at] ?? nothing,
      subject: items[at]?.id ?? null,
      at: at + 1,
    })),
  },
  guards: {
    isOver: ({ context }) => context.at >= context.items.length,
    isHeld: ({ context }) => context.held !== null,
    isFree: ({ context: { slots } }) => slots !== null && slots.length > 0,
    offered: ({ context, event }) =>
      event.type === 'TAKE' && context.slots?.some(({ slot }) => slot === event.slot) === true,
    mayGiveBack: ({ context }) => context.case !== undefined && context.held !== null,
    givesBack: ({ context: { wish } }) => wish?.slot === null,
    mayAskAgain: ({ context }) => context.failure !== null,
  },
}).createMachine({
  id: 'appoint',
  context: ({ input }) => ({ ...input, ...fresh, at: 0, item: nothing, subject: null, stage: 'asking' }),
  ...shows('appointment', 'reading'),
  initial: 'next',
  output: outputOf<AppointOutput>(),
  on: { accepted: {}, '*': { actions: 'reportUnexpected' } },
  states: {
    next: {
      always: [
        { guard: 'isOver', target: 'done' },
        { target: 'asking', actions: 'turn' },
      ],
    },
    asking: {
      entry: { type: 'stand', params: 'asking' },
      meta: { idle: 'working' },
      on: { accepted: { target: 'next', actions: 'startAgain' } },
      invoke: {
        src: 'offer',
        input: ({ context: { port, item, case: named } }) => ({
          port,
          payload: { item: item.id, ...(named !== undefined && { case: named }) },
        }),
        onDone: {
          target: 'offered',
          actions: assign(({ context, event: { output } }) => ({
            failure: failureOf(output),
            slots: output.ok && output.value.offered ? output.value.slots : null,
            held: output.ok ? (output.value.offered ? output.value.held : null) : context.held,
          })),
        },
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    offered: {
      always: [
        { guard: ({ context }) => context.held !== null && !context.changing, target: 'held' },
        { guard: 'isFree', target: 'choosing' },
        { target: 'without' },
      ],
    },
    choosing: {
      entry: { type: 'stand', params: 'choosing' },
      on: {
        TAKE: {
          guard: 'offered',
          target: 'making',
          actions: assign(({ event: { slot } }) => ({ wish: { slot }, gone: false, failure: null })),
        },
        LATER: [{ guard: 'isHeld', target: 'held' }, { target: 'next' }],
      },
    },
    making: {
      entry: { type: 'stand', params: 'making' },
      meta: { idle: 'working' },
      invoke: {
        src: 'make',
        input: ({ context: { port, item, wish, case: named } }) => ({
          port,
          payload: { item: item.id, slot: wish?.slot ?? null, ...(named !== undefined && { case: named }) },
        }),
        onDone: [
          {
            guard: ({ event: { output } }) => !output.ok,
            target: 'back',
            actions: assign(({ event }) => ({ failure: failureOf(event.output) })),
          },
          {
            guard: ({ event: { output } }) => output.ok && output.value.gone !== null,
            target: 'lost',
            actions: assign(({ event: { output } }) =>
              output.ok ? { gone: true, slots: output.value.gone, held: output.value.held } : {},
            ),
          },
          {
            guard: ({ event: { output } }) => output.ok && output.value.held !== null,
            target: 'held',
            actions: assign(({ event: { output } }) => (output.ok ? { held: output.value.held } : {})),
          },
          // Given back; or nothing is held although something was: the times are asked for anew.
          { target: 'released', actions: assign({ held: null }) },
        ],
        onError: { target: 'broken', actions: 'reportError' },
      },
    },
    back: { always: [{ guard: 'givesBack', target: 'held' }, { target: 'choosing' }] },
    lost: {
      always: [{ guard: 'isFree', target: 'choosing' }, { guard: 'isHeld', target: 'held' }, { target: 'without' }],
    },
    released: { always: [{ guard: 'givesBack', target: 'next' }, { target: 'asking' }] },
    held: {
      entry: [{ type: 'stand', params: 'held' }, assign({ changing: false })],
      on: {
        CONTINUE: 'next',
        CHANGE_TIME: { target: 'asking', actions: assign({ changing: true, gone: false, wish: null, failure: null }) },
        GIVE_BACK: { guard: 'mayGiveBack', target: 'making', actions: assign({ wish: { slot: null }, failure: null }) },
      },
    },
    without: {
      entry: { type: 'stand', params: 'without' },
      on: {
        accepted: { target: 'next', actions: 'startAgain' },
        RETRY: { guard: 'mayAskAgain', target: 'asking', actions: assign({ failure: null }) },
        CONTINUE: [{ guard: 'isHeld', target: 'held' }, { target: 'next' }],
      },
    },
    done: { type: 'final', output: { left: 'done' } },
    broken,
  },
})
