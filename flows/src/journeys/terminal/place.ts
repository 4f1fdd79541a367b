/** Where the terminal is: connecting, waiting for somebody, at home, in a journey, or saying goodbye. */
import { assign, not, raise, sendTo, stopChild } from 'xstate'
import type { IdlePolicy } from '../delays.ts'
import type { Wanted } from '../events.ts'
import type { EndReason } from '../screens.ts'
import { failureOf, type Result } from '../port.ts'
import { bug, chart, reasonOf, shows, to, type Context, type Node, type Resumed } from './setup.ts'

const noCatalogue = { type: 'outOfService', params: { because: 'noCatalogue', failure: bug } } as const
/** Tells `attention` the idle policy of this screen. */
const allow = (idle: IdlePolicy) => chart.raise({ type: 'screen.changed', idle })
const forgive = { type: 'fail', params: null } as const
const end = (reason: EndReason) =>
  ({ target: to('place.ending'), actions: { type: 'because', params: reason } }) as const

/** The daemon is starting; if it takes too long, the terminal is out of service. */
const connecting: Node = {
  ...shows('opening', 'attract'),
  always: { guard: 'connected', target: 'loading' },
  // Failed attempts are normal during a start; only the time limit counts.
  on: { CONNECTION_LOST: {} },
  after: {
    connecting: {
      target: 'outOfService',
      actions: { type: 'outOfService', params: { because: 'notConnected', failure: null } },
    },
  },
}

/** Fetches the catalogue; the caller adds the screen shown meanwhile. */
const listing = (otherwise: string): Node => ({
  invoke: {
    src: 'listAffairs',
    input: ({ context }) => context,
    onDone: [
      {
        guard: ({ event }) => !event.output.ok,
        target: to(otherwise),
        actions: {
          type: 'outOfService',
          params: ({ event }) => ({ because: 'noCatalogue' as const, failure: failureOf(event.output) }),
        },
      },
      {
        target: to('place.resuming'),
        actions: assign(({ event }) =>
          event.output.ok ? { catalogue: event.output.value, failure: null, outOfServiceBecause: null } : {},
        ),
      },
    ],
    onError: { target: to(otherwise), actions: [noCatalogue, 'reportError'] },
  },
})

const loading: Node = { ...shows('opening', 'attract'), ...listing('place.outOfService') }

/** Stores what the daemon reports about the session and about an application whose outcome nobody was shown. */
const remember = {
  type: 'remember',
  params: ({ event }: { readonly event: { readonly output: Result<Resumed> } }) => event.output,
} as const

const offers = ({ catalogue }: Pick<Context, 'catalogue'>, wanted: Wanted | null): boolean =>
  wanted !== null &&
  (wanted.journey === 'progress' ||
    catalogue?.affairs.some((affair) => affair.id === wanted.affair && affair.available) === true)

const open: NonNullable<NonNullable<Node['on']>['OPEN']> = {
  guard: ({ context, event }) => offers(context, event.wanted),
  target: to('place.opening'),
  actions: assign(({ event }) => ({ wanted: event.wanted, failure: null })),
}

/**
 * Asks the daemon what it holds. A slow answer is no reason to end somebody's session: `waiting` asks again. A session
 * whose service this terminal no longer offers cannot be shown and is ended.
 */
const asking = (otherwise: readonly { readonly guard?: 'interrupted'; readonly target: string }[]): Node => ({
  invoke: {
    src: 'resume',
    input: ({ context }) => context,
    onDone: [
      { guard: ({ event }) => failureOf(event.output)?.code === 'unknownAffair', ...end('attendant') },
      { guard: ({ event }) => !event.output.ok, target: 'waiting' },
      {
        guard: ({ event }) => event.output.ok && event.output.value.opened !== null,
        target: to('place.serving'),
        actions: remember,
      },
      ...otherwise.map((one) => ({ ...one, actions: remember })),
    ],
    onError: { ...end('attendant'), actions: [{ type: 'because', params: 'attendant' }, 'reportError'] },
  },
})

/** Asks whether a citizen was in the middle of something when the page was loaded or the connection lost. */
const resuming: Node = {
  ...shows('opening', 'attract'),
  initial: 'asking',
  states: {
    waiting: { after: { recheck: { guard: 'connected', target: 'asking' } } },
    asking: asking([{ guard: 'interrupted', target: to('place.telling') }, { target: to('place.attract') }]),
  },
}

/** The daemon came back without the citizen's session: chooses the message about what became of it. */
const telling: Node = {
  always: [
    { guard: ({ context }) => context.received === 'refused', ...end('refused') },
    { guard: ({ context }) => context.received !== null || context.interrupted === 'sealed', ...end('received') },
    { guard: ({ context }) => context.interrupted === 'handingIn', ...end('notHandedIn') },
    { ...end('restarted') },
  ],
}

/**
 * The connection was lost after 提交. The screen stays and says that it waits; then the session continues where its draft
 * says, or the citizen is told what became of the application.
 */
const recovering: Node = {
  ...shows('recovering', 'working'),
  entry: ['wipe', allow('working'), raise({ type: 'CLOSE_OVERLAY' })],
  initial: 'waiting',
  on: {
    CONNECTION_LOST: { target: '.waiting', actions: 'interrupt' },
    CONNECTED: { target: '.asking', actions: assign({ connected: true }) },
    // Leaving would undo nothing, and there is no connection to end the session with.
    LEAVE: {},
    RETRY: {},
  },
  after: {
    recovery: {
      target: 'outOfService',
      actions: { type: 'outOfService', params: { because: 'notConnected', failure: null } },
    },
  },
  states: {
    waiting: { after: { recheck: { guard: 'connected', target: 'asking' } } },
    asking: asking([{ target: to('place.telling') }]),
  },
}

/** Waiting for somebody. Nothing of earlier citizens is left. */
const attract: Node = {
  ...shows('attract', 'attract'),
  entry: [
    'wipe',
    assign({ endedBecause: null, failure: null, language: 'zh', textSize: 'standard' }),
    allow('attract'),
  ],
  on: { TOUCH: 'home', OPEN: open },
  after: { unconcluded: { actions: assign({ unconcluded: null }) } },
}

/** Where a service is looked for: the wall of all, the shelf of a stage, by words, by a paper. From each to each. */
const offering = (screen: 'home' | 'browse' | 'search' | 'scanNotice'): Node => ({
  ...shows(screen, 'reading'),
  entry: allow('reading'),
  on: {
    OPEN: open,
    HOME: 'home',
    BROWSE: { target: 'browse', actions: assign(({ event }) => ({ shelf: event.shelf })) },
    SEARCH: 'search',
    SCAN_NOTICE: { target: 'scanNotice', actions: forgive },
    LEAVE: 'attract',
    'idle.expired': 'attract',
  },
})

interface Answered {
  readonly event: { readonly output: Result<unknown> }
}
/** What was asked for cannot be had, or the port has a bug: told on the screen that this leads to. */
const failing = (target: string) =>
  ({
    guard: ({ event }: Answered) => !event.output.ok,
    target,
    actions: { type: 'fail', params: ({ event }: Answered) => failureOf(event.output) },
  }) as const
const breaking = (target: string) =>
  ({ target, actions: [{ type: 'fail', params: bug } as const, 'reportError' as const] }) as const

/** 手里有告知书: its code under the scanner. A failure stays to be read until the citizen has it scanned again. */
const scanNotice: Node = {
  ...offering('scanNotice'),
  initial: 'looking',
  states: {
    looking: {
      invoke: {
        src: 'scanNotice',
        input: ({ context }) => context,
        onDone: [
          failing('resting'),
          {
            target: to('place.opening'),
            actions: assign(({ event }) => ({ wanted: event.output.ok ? event.output.value : null })),
          },
        ],
        onError: breaking('resting'),
      },
    },
    resting: { exit: forgive },
  },
}

const opening: Node = {
  ...shows('opening', 'working'),
  entry: allow('working'),
  on: { LEAVE: end('cancelled'), 'idle.expired': end('idle') },
  invoke: {
    src: 'begin',
    input: ({ context }) => context,
    onDone: [
      failing('home'),
      { target: 'serving', actions: assign(({ event }) => ({ opened: event.output.ok ? event.output.value : null })) },
    ],
    onError: breaking('home'),
  },
}

/** A journey is open and its chart has the screen. A heartbeat tells the daemon that this page is alive. */
const serving: Node = {
  entry: ['open', assign({ endedBecause: null, interrupted: null })],
  exit: stopChild('journey'),
  initial: 'beating',
  states: {
    beating: { entry: 'alive', after: { heartbeat: { target: 'beating', reenter: true } } },
  },
  invoke: { src: 'watchScreen', input: ({ context }) => ({ journey: context.journey }) },
  on: {
    LEAVE: { guard: not('something'), actions: sendTo('journey', { type: 'CANCEL' }) },
    LEAVE_CONFIRMED: { actions: sendTo('journey', { type: 'CANCEL' }) },
    SET_LANGUAGE: {
      actions: [
        assign(({ event }) => ({ language: event.language })),
        sendTo('journey', ({ event }) => ({ type: 'LANGUAGE', language: event.language })),
        'tellLanguage',
      ],
    },
    SET_TEXT_SIZE: { actions: [assign(({ event }) => ({ textSize: event.textSize })), 'tellTextSize'] },
    'xstate.done.actor.journey': [
      {
        guard: ({ context, event }) => offers(context, event.output.next ?? null),
        target: 'following',
        actions: [
          { type: 'because', params: ({ event }) => reasonOf[event.output.ended] },
          assign(({ event }) => ({ wanted: event.output.next ?? null })),
        ],
      },
      {
        target: 'ending',
        actions: { type: 'because', params: ({ event }) => reasonOf[event.output.ended] },
      },
    ],
    'xstate.error.actor.journey': {
      ...end('attendant'),
      actions: ['reportError', { type: 'because', params: 'attendant' }],
    },
    'idle.expired': end('idle'),
    SESSION_ENDED: end('idle'),
  },
}

/** From one journey into the next: the session of the first ends, with all that was known of its citizen. */
const following: Node = {
  ...shows('opening', 'working'),
  entry: ['letGo', allow('working'), raise({ type: 'CLOSE_OVERLAY' })],
  on: { LEAVE: end('cancelled'), 'idle.expired': end('idle') },
  invoke: {
    src: 'endSession',
    input: ({ context }) => context,
    onDone: [
      { guard: ({ event }) => event.output.wiped, target: 'opening' },
      // Nobody's journey begins while somebody else's is still held.
      end('cancelled'),
    ],
    onError: { ...end('cancelled'), actions: [{ type: 'because', params: 'cancelled' }, 'reportError'] },
  },
}

/**
 * 请取回证件和材料. All personal data is wiped before the text has been read; that it is gone is said when the daemon has
 * confirmed it. Until then it is asked again; the daemon ends the session by itself in the end, because the heartbeat
 * has stopped.
 */
const ending: Node = {
  ...shows('ending', 'attract'),
  entry: ['wipe', assign({ interrupted: null, wiped: false }), allow('attract'), raise({ type: 'CLOSE_OVERLAY' })],
  // If the application was received: straight to its receipt.
  on: { OPEN: open },
  initial: 'wiping',
  states: {
    wiping: {
      invoke: {
        src: 'endSession',
        input: ({ context }) => context,
        onDone: [
          { guard: ({ event }) => !event.output.wiped, target: 'unconfirmed' },
          { target: 'farewell', actions: assign(({ event }) => event.output) },
        ],
        onError: { target: 'unconfirmed', actions: 'reportError' },
      },
    },
    unconfirmed: { after: { recheck: 'wiping' } },
    farewell: {
      after: { farewell: to('place.attract') },
      on: { TOUCH: to('place.attract'), HOME: to('place.home') },
    },
  },
}

/** Says what is missing and recovers by itself, without anything the citizen must do. */
const outOfService: Node = {
  ...shows('outOfService', 'attract'),
  entry: ['wipe', allow('attract'), raise({ type: 'CLOSE_OVERLAY' }), 'reportOutOfService'],
  initial: 'resting',
  states: {
    resting: {
      always: {
        guard: ({ context }) => context.connected && context.outOfServiceBecause === 'notConnected',
        target: to('place.loading'),
      },
      on: { RETRY: { guard: 'connected', target: 'trying' } },
      after: { recheck: { guard: 'connected', target: 'trying' } },
    },
    trying: listing('place.outOfService.resting'),
  },
}

export const place: Node = {
  initial: 'connecting',
  on: {
    CONNECTED: { actions: assign({ connected: true }) },
    CONNECTION_LOST: [
      { guard: 'handed', target: '.recovering', actions: 'interrupt' },
      {
        target: '.outOfService',
        actions: ['interrupt', { type: 'outOfService', params: { because: 'notConnected', failure: null } }],
      },
    ],
    CATALOGUE_CHANGED: { actions: assign(({ event }) => ({ catalogue: event.catalogue })) },
    SET_LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
    SET_TEXT_SIZE: { actions: assign(({ event }) => ({ textSize: event.textSize })) },
    // A touch on nothing in particular, or an end already under way: nothing to do and nothing to report.
    TOUCH: {},
    HOME: {},
    SESSION_ENDED: {},
  },
  states: {
    connecting,
    loading,
    resuming,
    telling,
    recovering,
    attract,
    home: offering('home'),
    browse: offering('browse'),
    search: offering('search'),
    scanNotice,
    opening,
    serving,
    following,
    ending,
    outOfService,
  },
}
