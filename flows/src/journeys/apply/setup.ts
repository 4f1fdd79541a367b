/**
 * The `setup` of the `apply` chart: types, actors, actions, guards. The state nodes are built with
 * `chart.createStateConfig` in the files beside this one, so that each is type-checked where it is written.
 */
import { assign, fromPromise, sendTo, setup } from 'xstate'
import type { Draft } from '../../draft/draft.ts'
import { applicantSigned } from '../../draft/turns.ts'
import type { Ended } from '../journey.ts'
import type { ApplyEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { reporting, type Failure, type Port, type Result } from '../port.ts'
import { appoint } from '../steps/appoint.ts'
import { capture } from '../steps/capture.ts'
import { deliver } from '../steps/deliver.ts'
import { evaluate } from '../steps/evaluate.ts'
import { furtherCard } from '../steps/further-card.ts'
import { identify } from '../steps/identify/index.ts'
import { print } from '../steps/print.ts'
import { read } from '../steps/read.ts'
import { receipt } from '../steps/receipt.ts'
import { saver } from '../steps/saver.ts'
import { sign } from '../steps/sign.ts'
import { turn } from '../steps/turn.ts'
import { asks, type Meta } from '../steps/step.ts'
import { passedBy, type ApplyInput, type Context, type Event } from './context.ts'
import { before, changeable, onward } from './route.ts'

export const shows = showing<Context, ApplyEvent>()

/** Targets are absolute, so that a node can be moved to another place in the chart unchanged. */
export const to = (state: string): string => `#apply.${state}`

/** A rejected promise is a bug, not an expected failure: the event is recorded and a member of staff is called. */
export const onBug = { target: to('attendant'), actions: 'reportError' } as const

export const chart = setup({
  types: {
    context: {} as Context,
    events: {} as Event,
    input: {} as ApplyInput,
    output: {} as Ended,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: {
    saver,
    identify,
    capture,
    read,
    sign,
    turn,
    print,
    receipt,
    appoint,
    deliver,
    evaluate,
    furtherCard,
    fetchShared: asks('Shared.Fetch'),
    chooseShared: asks('Shared.Choose'),
    submit: asks('Application.Submit'),
    /** The draft as the daemon has it; null if the daemon has none any more. */
    askDraft: fromPromise<Result<Draft | null>, Port<'Session.Current'>>(async ({ input, signal }) => {
      const current = await input.request('Session.Current', {}, { signal })
      if (!current.ok) return current
      const { session } = current.value
      return { ok: true, value: session?.journey === 'apply' ? session.draft : null }
    }),
  },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: {
    arrive: assign((_, { step, subject }: { step: string; subject: string | null }) => ({
      here: step,
      subject,
      problems: {},
      row: null,
    })),
    /** Sends the last change to the daemon. */
    save: sendTo(
      ({ context }) => context.saver,
      ({ context }) => ({ type: 'PATCH', patch: context.changes }),
    ),
    /**
     * Confirms the current step and goes on to the next. If the step itself is incomplete, fails with `incomplete` and
     * stays. Followed by `save`.
     */
    pass: assign(({ context }) => {
      const passed = passedBy(context, context.here)
      const goal = onward({ ...context, ...passed })
      if (goal === context.here) return { goal, failure: { code: 'incomplete' }, changes: {} }
      return { ...passed, goal, changing: context.changing && goal !== 'check' }
    }),
    /** News of the application. */
    note: assign(({ context, event }) =>
      event.type === 'UPDATED' && context.draft.submission !== null
        ? { draft: { ...context.draft, submission: event.submission } }
        : {},
    ),
    lookOnward: assign(({ context }) => ({ goal: onward(context), failure: null })),
    lookBack: assign(({ context }) => ({ goal: before(context), failure: null })),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
    ...reporting<Context>(({ here }) => here),
  },
  guards: {
    stillHandingIn: ({ context: { handingIn, draft } }) =>
      handingIn && applicantSigned(draft) && draft.submission === null,
    leadsTo: ({ context }, goal: string) => context.goal === goal,
    mayChange: ({ context, event }) => event.type === 'CHANGE' && changeable(context, event.step),
    handedIn: ({ context }) => context.draft.submission !== null && context.draft.submission.outcome !== 'returned',
  },
})

/** One state of the chart, as built in the files beside this one. */
export type Node = Parameters<typeof chart.createStateConfig>[0]

/** One state per question, group or material, nested under a common name; empty if the affair has none. */
export function family(name: string, members: Readonly<Record<string, Node>>): Readonly<Record<string, Node>> {
  const [first] = Object.keys(members)
  return first === undefined ? {} : { [name]: { initial: first, states: members } }
}

/** On entry: the citizen is now at this step. */
export const arrive = (step: string, subject: string | null = null) =>
  ({ type: 'arrive', params: { step, subject } }) as const

/** 继续: confirms this step. */
export const goOn = { target: to('walk'), actions: ['pass', 'save'] } as const
/** 返回: to the step before; nothing entered is lost. */
export const goBack = { target: to('walk'), actions: 'lookBack' } as const
/** To the step that the draft implies. */
export const walkOn = { target: to('walk'), actions: 'lookOnward' } as const

interface Left {
  readonly event: { readonly output: { readonly left: string } }
}
/** The ways every step can be aborted: by 返回, or by a bug, which the step has already reported. */
export const aborted = [
  { guard: ({ event }: Left) => event.output.left === 'back', ...goBack },
  { guard: ({ event }: Left) => event.output.left === 'broken', target: to('attendant') },
] as const
