/** The vocabulary of the `terminal` chart: types, actors, actions, guards. */
import { assign, fromCallback, fromPromise, setup, type ActorRefFrom, type SnapshotFrom } from 'xstate'
import type { Affair } from '../../affair.ts'
import type { Draft } from '../../draft.ts'
import type { ApplyInput, ApplyMachine, ApplyOutput } from '../apply/index.ts'
import { idleLimit, type Delays } from '../delays.ts'
import type { Language, TerminalContext, TerminalEvent } from '../protocol.ts'
import type { IdlePolicy, Screen } from '../screens.ts'
import { idleOf, screenOf } from '../selectors.ts'
import type { Catalogue, Failure, Result, Services } from '../services.ts'

export interface TerminalInput {
  readonly services: Services
  /** Overrides of `defaultDelays`, from the machine's profile or a test. */
  readonly delays?: Partial<Delays>
}

export interface Context extends TerminalContext {
  readonly services: Services
  readonly delays: Delays
  readonly apply: ActorRefFrom<ApplyMachine> | null
  readonly connected: boolean
  /** A service was open when the connection was lost: whoever stands there is owed a word if it does not come back. */
  readonly interrupted: boolean
  /** What the next `opening` opens. */
  readonly wanted: string
  /** The service about to be shown: its data and the draft to begin with. */
  readonly opened: Opened | null
  /** The idle policy of the screen shown now. */
  readonly policy: IdlePolicy
}

export interface Opened {
  readonly chart: ApplyMachine
  readonly draft: Draft
  readonly language: Language
}

/** What the chart tells itself. The last two are xstate's own, of the child named `apply`. */
type Internal =
  | { readonly type: 'idle.expired' }
  | { readonly type: 'screen.changed'; readonly idle: IdlePolicy }
  | { readonly type: 'xstate.done.actor.apply'; readonly output: ApplyOutput }
  | { readonly type: 'xstate.error.actor.apply'; readonly error: unknown }
export type EndReason = NonNullable<TerminalContext['endedBecause']>
export const reasonOf: Readonly<Record<ApplyOutput['outcome'], EndReason>> = {
  done: 'finished',
  cancelled: 'cancelled',
  attendant: 'attendant',
}

/**
 * What the daemon hears of an end. A restarted one holds no session any more: for it, somebody leaves who never came.
 */
const leavingAs = (because: TerminalContext['endedBecause']) =>
  because === null || because === 'restarted' ? 'cancelled' : because

/**
 * A service's chart, generated from its data. Loaded when the first service is opened: the first screens do not carry
 * it.
 */
async function chartOf(affair: Affair, catalogue: Catalogue | null): Promise<ApplyMachine> {
  if (catalogue === null) throw new Error('a service without a catalogue')
  const { createApplyMachine } = await import('../apply/index.ts')
  return createApplyMachine(affair, catalogue.district)
}

/** Opens a service for a new citizen. */
async function begin({ services, wanted, language, catalogue }: Context, signal: AbortSignal): Promise<Result<Opened>> {
  const affair = await services.openAffair(wanted, signal)
  if (!affair.ok) return affair
  const chart = await chartOf(affair.value, catalogue)
  const draft = await services.beginSession(wanted, language, signal)
  return draft.ok ? { ok: true, value: { chart, draft: draft.value, language } } : draft
}

/** After a reload: the service of the session that the daemon still holds; null: there is none. */
async function resume({ services, catalogue }: Context, signal: AbortSignal): Promise<Result<Opened | null>> {
  const current = await services.currentSession(signal)
  if (!current.ok || current.value === null) return current as Result<null>
  const { draft, language } = current.value
  const affair = await services.openAffair(draft.affair.id, signal)
  return affair.ok ? { ok: true, value: { chart: await chartOf(affair.value, catalogue), draft, language } } : affair
}

/** Marks a state: what is shown, and how long it may rest. */
export const shows = <S extends Screen>(screen: S, idle: IdlePolicy) => ({
  tags: `screen:${screen}` as const,
  meta: { idle },
})
export const failureOf = (outcome: Result<unknown>): Failure | null => (outcome.ok ? null : outcome.failure)
/** A rejected promise is a bug of the port. */
export const bug: Failure = { code: 'internalError' }

/**
 * xstate's types allow no id beside logic that is not declared in `setup`; the id names the child's done and error
 * events.
 */
type SpawnApply = (
  logic: ApplyMachine,
  options: { readonly id: 'apply'; readonly input: ApplyInput },
) => ActorRefFrom<ApplyMachine>

export const chart = setup({
  types: {
    context: {} as Context,
    events: {} as TerminalEvent | Internal,
    input: {} as TerminalInput,
    tags: {} as `screen:${Screen}`,
    meta: {} as { readonly idle: IdlePolicy },
  },
  actors: {
    listAffairs: fromPromise<Result<Catalogue>, Context>(({ input, signal }) => input.services.listAffairs(signal)),
    resume: fromPromise<Result<Opened | null>, Context>(({ input, signal }) => resume(input, signal)),
    begin: fromPromise<Result<Opened>, Context>(({ input, signal }) => begin(input, signal)),
    endSession: fromPromise<Result<null>, Context>(({ input }) =>
      input.services.endSession(leavingAs(input.endedBecause)),
    ),
    /**
     * Tells the idle watch when the open service shows something else or a card is laid down: signs of life, maybe
     * with another limit.
     */
    watchScreen: fromCallback<{ type: string }, { readonly apply: ActorRefFrom<ApplyMachine> | null }>(
      ({ input, sendBack }) => {
        let last = ''
        const look = (snapshot: SnapshotFrom<ApplyMachine>): void => {
          const cardThere = snapshot.context.cardStage === 'found' || snapshot.context.cardStage === 'reading'
          const now = [screenOf(snapshot), snapshot.context.subject, idleOf(snapshot), cardThere].join(' ')
          if (now === last || snapshot.status !== 'active') return
          last = now
          sendBack({ type: 'screen.changed', idle: idleOf(snapshot) })
        }
        if (input.apply === null) return undefined
        look(input.apply.getSnapshot())
        const subscription = input.apply.subscribe({ next: look, error: () => undefined })
        return () => {
          subscription.unsubscribe()
        }
      },
    ),
  },
  delays: {
    idle: ({ context }) => idleLimit(context.delays, context.policy) ?? 0,
    second: ({ context }) => context.delays.second,
    farewell: ({ context }) => context.delays.farewell,
    connecting: ({ context }) => context.delays.connecting,
    recheck: ({ context }) => context.delays.recheck,
    heartbeat: ({ context }) => context.delays.heartbeat,
  },
  actions: {
    alive: ({ context }) => {
      context.services.alive()
    },
    fail: assign((_, failure: Failure | null) => ({ failure })),
    because: assign((_, endedBecause: EndReason) => ({ endedBecause })),
    outOfService: assign((_, why: { because: 'notConnected' | 'noCatalogue'; failure: Failure | null }) => ({
      outOfServiceBecause: why.because,
      failure: why.failure,
    })),
    reportError: ({ context, event }) => {
      context.services.report('error', 'terminal', event.type)
    },
    reportUnexpected: ({ context, event }) => {
      context.services.report('unexpectedEvent', 'terminal', event.type)
    },
    reportOutOfService: ({ context }) => {
      context.services.report('outOfService', 'terminal', context.failure?.code ?? context.outOfServiceBecause ?? '')
    },
    /** Forgets everything of a citizen but their language, in which the terminal says goodbye. */
    wipe: assign({ apply: null, opened: null, wanted: '', idleSecondsLeft: null }),
    endWarning: assign({ idleSecondsLeft: null }),
    tellLanguage: ({ context }) => {
      context.services.setLanguage(context.language).catch(() => {
        context.services.report('error', 'terminal', 'setLanguage')
      })
    },
    open: assign({
      apply: ({ context, spawn }) => {
        const { opened, services, delays } = context
        if (opened === null) return null
        return (spawn as unknown as SpawnApply)(opened.chart, {
          id: 'apply',
          input: { services, delays, language: opened.language, draft: opened.draft },
        })
      },
      language: ({ context }) => context.opened?.language ?? context.language,
    }),
  },
  guards: {
    connected: ({ context }) => context.connected,
    watched: ({ context }) => idleLimit(context.delays, context.policy) !== null,
    /** Something that leaving would lose. */
    something: ({ context }) => {
      const draft = context.apply?.getSnapshot().context.draft
      return draft !== undefined && (Object.keys(draft.answers).length > 0 || draft.identity !== null)
    },
  },
})

/** One state of the chart, as the builders beside this file make them. */
export type Node = Parameters<typeof chart.createStateConfig>[0]

/** Targets are absolute, so that a node can be moved without looking at where it hangs. */
export const to = (state: string): string => `#terminal.${state}`
