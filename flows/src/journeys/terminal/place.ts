/**
 * Where the terminal stands: not yet connected, waiting for somebody, at home, in a service, or seeing somebody off.
 */
import { assign, not, raise, sendTo, stopChild } from 'xstate'
import type { IdlePolicy } from '../screens.ts'
import { bug, chart, failureOf, reasonOf, shows, to, type EndReason, type Node } from './setup.ts'

const noCatalogue = { type: 'outOfService', params: { because: 'noCatalogue', failure: bug } } as const
/** Tells the idle watch what this screen allows. */
const allow = (idle: IdlePolicy) => chart.raise({ type: 'screen.changed', idle })
const end = (reason: EndReason) =>
  ({ target: to('place.ending'), actions: { type: 'because', params: reason } }) as const

/** Start of the daemon: a moment, or something is wrong. */
const connecting: Node = {
  ...shows('opening', 'attract'),
  always: { guard: 'connected', target: 'loading' },
  // Attempts that fail are what a start consists of; only time makes them news.
  on: { CONNECTION_LOST: {} },
  after: {
    connecting: {
      target: 'outOfService',
      actions: { type: 'outOfService', params: { because: 'notConnected', failure: null } },
    },
  },
}

/** Asks for the catalogue; what is shown meanwhile is the caller's. */
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

/** Was there a citizen in the middle of something when this page was loaded, or the connection lost? */
const resuming: Node = {
  ...shows('opening', 'attract'),
  invoke: {
    src: 'resume',
    input: ({ context }) => context,
    onDone: [
      {
        guard: ({ event }) => event.output.ok && event.output.value !== null,
        target: 'serving',
        actions: assign(({ event }) => ({ opened: event.output.ok ? event.output.value : null })),
      },
      { guard: ({ event, context }) => event.output.ok && context.interrupted, ...end('restarted') },
      { guard: ({ event }) => event.output.ok, target: 'attract' },
      // A session that cannot be shown any more must not lie about: end it.
      { ...end('attendant') },
    ],
    onError: { ...end('attendant'), actions: [{ type: 'because', params: 'attendant' }, 'reportError'] },
  },
}

/** Waiting for somebody. Whoever comes finds the terminal as if nobody had ever been there. */
const attract: Node = {
  ...shows('attract', 'attract'),
  entry: ['wipe', assign({ endedBecause: null, failure: null, language: 'zh' }), allow('attract')],
  on: { TOUCH: 'home' },
}

const home: Node = {
  ...shows('home', 'reading'),
  entry: allow('reading'),
  on: {
    OPEN: {
      guard: ({ context, event }) =>
        context.catalogue?.affairs.some((affair) => affair.id === event.affair && affair.available) === true,
      target: 'opening',
      actions: assign(({ event }) => ({ wanted: event.affair, failure: null })),
    },
    RETRY: { actions: assign({ failure: null }) },
    LEAVE: 'attract',
    'idle.expired': 'attract',
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
      {
        guard: ({ event }) => !event.output.ok,
        target: 'home',
        actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
      },
      { target: 'serving', actions: assign(({ event }) => ({ opened: event.output.ok ? event.output.value : null })) },
    ],
    onError: { target: 'home', actions: [{ type: 'fail', params: bug }, 'reportError'] },
  },
}

/** A service is open; its own chart has the screen. While it lives, the daemon hears that this page does. */
const serving: Node = {
  entry: ['open', assign({ opened: null, endedBecause: null, interrupted: false })],
  exit: stopChild('apply'),
  initial: 'beating',
  states: {
    beating: { entry: 'alive', after: { heartbeat: { target: 'beating', reenter: true } } },
  },
  invoke: { src: 'watchScreen', input: ({ context }) => ({ apply: context.apply }) },
  on: {
    LEAVE: { guard: not('something'), actions: sendTo('apply', { type: 'CANCEL' }) },
    LEAVE_CONFIRMED: { actions: sendTo('apply', { type: 'CANCEL' }) },
    SET_LANGUAGE: {
      actions: [
        assign(({ event }) => ({ language: event.language })),
        sendTo('apply', ({ event }) => ({ type: 'LANGUAGE', language: event.language })),
        'tellLanguage',
      ],
    },
    'xstate.done.actor.apply': {
      target: 'ending',
      actions: { type: 'because', params: ({ event }) => reasonOf[event.output.outcome] },
    },
    'xstate.error.actor.apply': {
      ...end('attendant'),
      actions: ['reportError', { type: 'because', params: 'attendant' }],
    },
    'idle.expired': end('idle'),
    SESSION_ENDED: end('idle'),
  },
}

/** 请取回证件和材料. Everything personal is gone before the words are read. */
const ending: Node = {
  ...shows('ending', 'attract'),
  entry: ['wipe', assign({ interrupted: false }), allow('attract'), raise({ type: 'CLOSE_OVERLAY' })],
  initial: 'wiping',
  states: {
    wiping: {
      // The daemon always can; if even this fails it ends the session by itself, for nobody says any more that a
      // citizen is here.
      invoke: {
        src: 'endSession',
        input: ({ context }) => context,
        onDone: 'farewell',
        onError: { target: 'farewell', actions: 'reportError' },
      },
    },
    farewell: {
      after: { farewell: to('place.attract') },
      on: { TOUCH: to('place.attract'), HOME: to('place.home') },
    },
  },
}

/** Says what is missing and recovers by itself; the citizen need not know how. */
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
    CONNECTION_LOST: {
      target: '.outOfService',
      actions: [
        assign(({ context }) => ({ connected: false, interrupted: context.interrupted || context.apply !== null })),
        { type: 'outOfService', params: { because: 'notConnected', failure: null } },
      ],
    },
    CATALOGUE_CHANGED: { actions: assign(({ event }) => ({ catalogue: event.catalogue })) },
    SET_LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
    // A touch on nothing in particular, an end that is already under way: no news for anybody.
    TOUCH: {},
    HOME: {},
    SESSION_ENDED: {},
  },
  states: { connecting, loading, resuming, attract, home, opening, serving, ending, outOfService },
}
