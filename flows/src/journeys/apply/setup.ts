/**
 * The vocabulary of the `apply` chart: types, actors, actions, guards. The state nodes are built with
 * `chart.createStateConfig` in the files beside this one, so that each of them is type-checked where it is written.
 */
import { assign, sendTo, setup } from 'xstate'
import type { IdlePolicy, Screen } from '../screens.ts'
import type { Failure, Result } from '../services.ts'
import { saver } from '../steps/saver.ts'
import { actors } from './actors.ts'
import { passedBy, type ApplyInput, type ApplyOutput, type Context, type Event, type Meta } from './context.ts'
import { before, changeable, onward } from './way.ts'

/** Marks a state: what is shown, and how long it may rest. */
export const shows = <S extends Screen>(screen: S, idle: IdlePolicy) => ({
  tags: `screen:${screen}` as const,
  meta: { idle },
})

/** A failed outcome's failure; for `onDone` branches. */
export const failureOf = (outcome: Result<unknown>): Failure | null => (outcome.ok ? null : outcome.failure)

/** Targets are absolute, so that a node can be moved without looking at where it hangs. */
export const to = (state: string): string => `#apply.${state}`

/**
 * A command's promise was rejected: a bug, not an expected failure. The citizen is led to a person, the event is
 * recorded.
 */
export const onBug = { target: to('attendant'), actions: 'reportError' } as const

export const chart = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as ApplyInput,
    output: {} as ApplyOutput,
    tags: {} as `screen:${Screen}`,
    meta: {} as Meta,
  },
  actors: { ...actors, saver },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: {
    /** The citizen is on this step now. */
    arrive: assign((_, { step, subject }: { step: string; subject: string | null }) => ({
      here: step,
      subject,
      problems: {},
    })),
    /** Sends the last change to the daemon. */
    save: sendTo(
      ({ context }) => context.saver,
      ({ context }) => ({ type: 'PATCH', patch: context.changes }),
    ),
    /**
     * Confirms the step the citizen is on and looks for the next one; says so when the step itself still lacks
     * something. Followed by `save`.
     */
    pass: assign(({ context }) => {
      const passed = passedBy(context, context.here)
      const goal = onward({ ...context, ...passed })
      if (goal === context.here) return { goal, failure: { code: 'incomplete' }, changes: {} }
      return { ...passed, goal, changing: context.changing && goal !== 'check' }
    }),
    lookOnward: assign(({ context }) => ({ goal: onward(context), failure: null })),
    lookBack: assign(({ context }) => ({ goal: before(context), failure: null })),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
    incomplete: assign({ failure: { code: 'incomplete' } }),
    closeCamera: ({ context }, camera: 'documentCamera' | 'faceCamera') => {
      context.services.closeCamera(camera)
    },
    reportError: ({ context, event }) => {
      context.services.report('error', context.here, event.type)
    },
    reportUnexpected: ({ context, event }) => {
      context.services.report('unexpectedEvent', context.here, event.type)
    },
  },
  guards: {
    leadsTo: ({ context }, goal: string) => context.goal === goal,
    mayChange: ({ context, event }) => event.type === 'CHANGE' && changeable(context, event.step),
    handedIn: ({ context }) => context.draft.submission !== null && context.draft.submission.outcome !== 'returned',
  },
})

/** One state of the chart, as the builders beside this file make them. */
export type Node = Parameters<typeof chart.createStateConfig>[0]

/** One state per question, group or material under a common name; nothing where the affair has none. */
export function family(name: string, members: Readonly<Record<string, Node>>): Readonly<Record<string, Node>> {
  const [first] = Object.keys(members)
  return first === undefined ? {} : { [name]: { initial: first, states: members } }
}

/** 继续: what is here is confirmed. */
export const goOn = { target: to('walk'), actions: ['pass', 'save'] } as const
/** 返回: the step before, with everything still filled in. */
export const goBack = { target: to('walk'), actions: 'lookBack' } as const
/** To wherever the draft says the journey stands now. */
export const walkOn = { target: to('walk'), actions: 'lookOnward' } as const
