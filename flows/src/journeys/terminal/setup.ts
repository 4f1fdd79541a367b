/** The `setup` of the `terminal` chart: types, actors, actions, guards. */
import { assign, fromCallback, fromPromise, setup, type AnyActorRef, type AnyStateMachine } from 'xstate'
import type { Language } from '../../model/language.ts'
import type { TextSize } from '../text-size.ts'
import { idleLimit, type Delays, type IdlePolicy } from '../delays.ts'
import type { Shelf, TerminalEvent, Wanted } from '../events.ts'
import type { Ended, JourneyInput, Leaving, Opened } from '../journey.ts'
import { showing, type EndReason, type Tag, type Unconcluded } from '../screens.ts'
import { chainOf, idleOf, observe, screenOf, shownOn } from '../selectors.ts'
import { report, reporting, type Catalogue, type Failure, type Result, type DaemonPort } from '../port.ts'

export interface TerminalInput {
  readonly port: DaemonPort
  /** Overrides of `defaultDelays`, from the machine's profile or a test. */
  readonly delays?: Partial<Delays>
}

/** Regions: `place` (attract … ending), `attention` (idle watch), `overlay` (none | help | leaving). */
export interface Context extends Pick<TerminalInput, 'port'> {
  readonly delays: Delays
  readonly catalogue: Catalogue | null
  readonly language: Language
  readonly textSize: TextSize
  /** On `home`: why a service could not be opened. On `outOfService`: why there is no catalogue. */
  readonly failure: Failure | null
  /** What `outOfService` says: no daemon, or no catalogue (then `failure` has the code). */
  readonly outOfServiceBecause: 'notConnected' | 'noCatalogue' | null
  /** The open journey: its actor, and what the terminal knows about it. */
  readonly journey: AnyActorRef | null
  readonly open: Pick<Opened, 'affair' | 'leaving'> | null
  /** Whole seconds left in the idle warning; null if no warning is shown. */
  readonly idleSecondsLeft: number | null
  readonly endedBecause: EndReason | null
  /** The daemon has confirmed that it holds nobody any more. */
  readonly wiped: boolean
  readonly connected: boolean
  /**
   * A journey was open when the connection was lost, in this state: if it does not come back, the citizen must be told
   * what that means.
   */
  readonly interrupted: Leaving | null
  /** When the open or interrupted journey began; ISO 8601, by the daemon's clock. */
  readonly begunAt: string
  /** An application was sealed here a moment ago and nobody has been shown its outcome: whoever's it is. */
  readonly unconcluded: Unconcluded | null
  /** The same, and it was sealed in the interrupted journey, not by somebody before. */
  readonly received: Unconcluded | null
  /** On `browse`. */
  readonly shelf: Shelf | null
  /** What the next `opening` opens. */
  readonly wanted: Wanted | null
  /** The journey about to be shown. */
  readonly opened: Opened | null
  /** The idle policy of the current screen. */
  readonly policy: IdlePolicy
}

/** The daemon's answer after a reload or a lost connection. */
export interface Resumed {
  /** The journey of the session that the daemon still holds. */
  readonly opened: Opened | null
  readonly unconcluded: Unconcluded | null
  readonly received: Unconcluded | null
}

/** `unconcluded`: the application that remains and whose outcome nobody was shown; absent: not known. */
interface EndOfSession {
  readonly wiped: boolean
  readonly unconcluded?: Unconcluded | null
}

const toldOf = (left: { readonly refused: boolean } | null): Unconcluded | null =>
  left && (left.refused ? 'refused' : 'received')

async function resume(context: Context, signal: AbortSignal): Promise<Result<Resumed>> {
  const current = await context.port.request('Session.Current', {}, { signal })
  if (!current.ok) return current
  const { session, unconcluded } = current.value
  // Imported only when there is a journey to open.
  const opened: Result<Opened | null> =
    session === null ? { ok: true, value: null } : await (await import('./opening.ts')).reopen(context, session, signal)
  if (!opened.ok) return opened
  const left = toldOf(unconcluded)
  const own = unconcluded !== null && Date.parse(unconcluded.sealedAt) >= Date.parse(context.begunAt)
  return {
    ok: true,
    value: {
      opened: opened.value,
      unconcluded: left,
      received: own ? left : null,
      ...(session !== null && { textSize: session.textSize }),
    },
  }
}

/** Events that the chart sends itself. The last two are xstate's own, for the child named `journey`. */
type Internal =
  | { readonly type: 'idle.expired' }
  | { readonly type: 'screen.changed'; readonly idle: IdlePolicy }
  | { readonly type: 'xstate.done.actor.journey'; readonly output: Ended }
  | { readonly type: 'xstate.error.actor.journey'; readonly error: unknown }
export const reasonOf: Readonly<Record<Ended['ended'], EndReason>> = {
  done: 'finished',
  cancelled: 'cancelled',
  attendant: 'attendant',
}

/** The reason given to the daemon. A restarted daemon has no session any more, so its reasons count as `cancelled`. */
const leavingAs = (because: EndReason | null) =>
  because === 'finished' || because === 'idle' || because === 'attendant' ? because : 'cancelled'

export const shows = showing<Context, TerminalEvent>()
/** A rejected promise is a bug of the port. */
export const bug: Failure = { code: 'internalError' }

/**
 * xstate's types allow no id for logic that is not declared in `setup`, but the id names the child's done and error
 * events.
 */
type SpawnJourney = (
  logic: AnyStateMachine,
  options: { readonly id: 'journey'; readonly input: JourneyInput },
) => AnyActorRef

export const leavingNow = ({ journey, open }: Pick<Context, 'journey' | 'open'>): Leaving =>
  journey === null || open === null ? 'nothing' : open.leaving(journey.getSnapshot())

export const chart = setup({
  types: {
    context: {} as Context,
    events: {} as TerminalEvent | Internal,
    input: {} as TerminalInput,
    tags: {} as Tag,
    meta: {} as { readonly idle: IdlePolicy },
  },
  actors: {
    listAffairs: fromPromise<Result<Catalogue>, Context>(({ input, signal }) => input.port.listAffairs(signal)),
    resume: fromPromise<Result<Resumed>, Context>(({ input, signal }) => resume(input, signal)),
    scanNotice: fromPromise<Result<Wanted>, Context>(async ({ input, signal }) =>
      (await import('./opening.ts')).scanNotice(input, signal),
    ),
    begin: fromPromise<Result<Opened>, Context>(async ({ input, signal }) =>
      (await import('./opening.ts')).begin(input, signal),
    ),
    endSession: fromPromise<EndOfSession, Context>(async ({ input: { port, endedBecause }, signal }) => {
      const ended = await port.request('Session.End', { reason: leavingAs(endedBecause) })
      const current = await port.request('Session.Current', {}, { signal })
      // What the daemon holds is the truth: a session that it had ended by itself is gone as well.
      if (!current.ok) return { wiped: ended.ok }
      const { session, unconcluded } = current.value
      return { wiped: session === null, unconcluded: toldOf(unconcluded) }
    }),
    /**
     * Tells `attention` when the open journey shows another screen or a card is laid down or removed: signs of life,
     * maybe with another idle limit.
     */
    watchScreen: fromCallback<{ type: string }, { readonly journey: AnyActorRef | null }>(
      ({ input: { journey }, sendBack }) => {
        let last = ''
        const look = (): void => {
          if (journey?.getSnapshot().status !== 'active') return
          const chain = chainOf(journey)
          // A step has ended and its journey is about to go on.
          if (chain.every((one) => screenOf(one) === null)) return
          const idle = idleOf(chain)
          const now = [shownOn(chain), idle, ...chain.map(({ tags }) => tags.has('card'))].join(' ')
          if (now === last) return
          last = now
          sendBack({ type: 'screen.changed', idle })
        }
        if (journey === null) return undefined
        look()
        return observe(journey, look)
      },
    ),
  },
  delays: {
    idle: ({ context }) => idleLimit(context.delays, context.policy) ?? 0,
    second: ({ context }) => context.delays.second,
    farewell: ({ context }) => context.delays.farewell,
    connecting: ({ context }) => context.delays.connecting,
    recheck: ({ context }) => context.delays.recheck,
    recovery: ({ context }) => context.delays.recovery,
    unconcluded: ({ context }) => context.delays.unconcluded,
    heartbeat: ({ context }) => context.delays.heartbeat,
  },
  actions: {
    alive: ({ context }) => {
      void context.port.request('Session.Alive', {})
    },
    fail: assign((_, failure: Failure | null) => ({ failure })),
    because: assign((_, endedBecause: EndReason) => ({ endedBecause })),
    outOfService: assign((_, why: { because: 'notConnected' | 'noCatalogue'; failure: Failure | null }) => ({
      outOfServiceBecause: why.because,
      failure: why.failure,
    })),
    /** The daemon is gone: remembers the journey's state for the message to show when the daemon is back. */
    interrupt: assign(({ context }) => ({
      connected: false,
      interrupted: context.journey === null ? context.interrupted : leavingNow(context),
    })),
    ...reporting(() => 'terminal'),
    reportOutOfService: ({ context }) => {
      report(context.port, 'outOfService', 'terminal', context.failure?.code ?? context.outOfServiceBecause ?? '')
    },
    /** Forgets everything about a citizen except their language, which the goodbye still uses. */
    wipe: assign({ journey: null, open: null, opened: null, wanted: null, idleSecondsLeft: null }),
    /** As `wipe`, but for what is opened next. */
    letGo: assign({ journey: null, open: null, opened: null, idleSecondsLeft: null }),
    remember: assign((_, answer: Result<Resumed>) => (answer.ok ? answer.value : {})),
    endWarning: assign({ idleSecondsLeft: null }),
    tellLanguage: ({ context }) => {
      const { port, language } = context
      port.request('Session.SetLanguage', { language }).catch(() => {
        report(port, 'error', 'terminal', 'setLanguage')
      })
    },
    tellTextSize: ({ context: { port, textSize } }) => {
      port.request('Session.SetTextSize', { textSize }).catch(() => {
        report(port, 'error', 'terminal', 'setTextSize')
      })
    },
    open: assign(({ context: { opened }, spawn }) => {
      if (opened === null) return {}
      const { machine, input, affair, leaving } = opened
      return {
        journey: (spawn as unknown as SpawnJourney)(machine, { id: 'journey', input }),
        open: { affair, leaving },
        opened: null,
        language: input.language,
        begunAt: input.begunAt,
      }
    }),
  },
  guards: {
    connected: ({ context }) => context.connected,
    interrupted: ({ context }) => context.interrupted !== null,
    watched: ({ context }) => idleLimit(context.delays, context.policy) !== null,
    /** Leaving would lose something, or has consequences the citizen must be told about. */
    something: ({ context }) => leavingNow(context) !== 'nothing',
    /** The citizen's application is being handed in, or already has been. */
    handed: ({ context }) => ['handingIn', 'sealed', 'handedIn'].includes(leavingNow(context)),
  },
})

/** One state of the chart, as built in the files beside this one. */
export type Node = Parameters<typeof chart.createStateConfig>[0]

/** Targets are absolute, so that a node can be moved to another place in the chart unchanged. */
export const to = (state: string): string => `#terminal.${state}`
