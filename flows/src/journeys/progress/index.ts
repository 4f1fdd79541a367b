/**
 * 查办件: who asks, their cases, one case with its timeline, printing its receipt again, agreeing a time. What is
 * changed is the platform's at once, so nothing can be lost: going back and leaving always take one touch.
 */
import { assign, setup } from 'xstate'
import { shortNumber } from '../../entries/short-number.ts'
import { agreeable, mayMend, type CaseList, type CaseOwner, type CaseProgress } from '../../case/case.ts'
import { suppliable } from '../../case/supply.ts'
import type { District } from '../../model/district.ts'
import type { JourneyEvent, ProgressEvent } from '../events.ts'
import { mayExplain } from '../../case/what-now.ts'
import { opened, type Ended, type JourneyInput, type Leaving, type Opened } from '../journey.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type CasePaper, type Failure, reporting } from '../port.ts'
import { appoint } from '../steps/appoint.ts'
import { identify } from '../steps/identify/index.ts'
import { receipt } from '../steps/receipt.ts'
import { supply } from '../steps/supply.ts'
import { asks, outputOf, type Meta, type News } from '../steps/step.ts'

export interface ProgressInput extends JourneyInput {
  readonly district: District
  /** After a reload: whom the daemon already knows. */
  readonly owner: CaseOwner | null
}

interface Context extends ProgressInput, CaseList {
  readonly failure: Failure | null
  /** Somebody has identified themselves or proven that a receipt is theirs. */
  readonly known: boolean
  /** By a receipt alone: there is no other case to see than its own. */
  readonly byReceipt: boolean
  /** The case shown. */
  readonly subject: string | null
  readonly opened: CaseProgress | null
  /** What of it is printed. */
  readonly paper: CasePaper
  /** The item of it whose time is agreed. */
  readonly item: string | null
  /** The material of it that is handed in. */
  readonly material: string | null
}

const shows = showing<Context, ProgressEvent>()
const onBug = { target: '#progress.attendant', actions: 'reportError' } as const

const known = ({ identity, receipt: shown }: CaseOwner): boolean => identity !== null || shown?.proven === true

export const progress = setup({
  types: {
    context: {} as Context,
    events: {} as ProgressEvent | JourneyEvent | News,
    input: {} as ProgressInput,
    output: {} as Ended,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: {
    identify,
    receipt,
    appoint,
    supply,
    listCases: asks('Case.List'),
    openCase: asks('Case.Open'),
  },
  actions: {
    ...reporting(() => 'progress'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
  },
  guards: {
    known: ({ context }) => context.known,
    listed: ({ context, event }) => event.type === 'OPEN_CASE' && context.cases.some((one) => one.id === event.case),
    mendable: ({ context }) => context.opened !== null && mayMend(context.opened),
    printable: ({ context }) => context.opened?.receipt === true,
    byAppointment: ({ context: { opened }, event }) =>
      event.type === 'APPOINT' && opened !== null && agreeable(opened).some(({ id }) => id === event.item),
    suppliable: ({ context: { opened }, event }) =>
      event.type === 'SUPPLY' && opened !== null && suppliable(opened).some(({ id }) => id === event.material),
    hasSupplied: ({ context }) => context.opened !== null && context.opened.supplied.length > 0,
    explicable: ({ context }) => context.opened !== null && mayExplain(context.opened),
    /** A single case needs no list to choose from, unless the list has more to say. */
    single: ({ context: { cases, platform, unreadable, byReceipt } }) =>
      cases.length === 1 && unreadable === 0 && (platform === 'online' || byReceipt),
  },
}).createMachine({
  id: 'progress',
  context: ({ input }) => ({
    ...input,
    failure: null,
    known: input.owner !== null && known(input.owner),
    byReceipt: input.owner !== null && input.owner.identity === null,
    cases: [],
    platform: 'online',
    unreadable: 0,
    older: false,
    subject: null,
    opened: null,
    paper: 'receipt',
    item: null,
    material: null,
  }),
  initial: 'start',
  output: outputOf<Ended>(),
  on: {
    CANCEL: '.cancelled',
    ATTENDANT: '.attendant',
    LANGUAGE: { actions: assign(({ event }) => ({ language: event.language })) },
    identified: { actions: assign({ known: true }) },
    // An application of this terminal was answered while its owner looks at it: 再查一次 shows the news.
    UPDATED: {},
    '*': { actions: 'reportUnexpected' },
  },
  states: {
    start: { always: [{ guard: 'known', target: 'listing' }, { target: 'identifying' }] },
    identifying: {
      entry: assign({ known: false, cases: [], unreadable: 0, older: false, subject: null, opened: null }),
      invoke: {
        src: 'identify',
        id: 'step',
        input: ({ context, self }) => ({
          port: context.port,
          journey: self,
          delays: context.delays,
          accepts: ['idCard', 'phone', 'receipt'],
          // The daemon compares faces only for applicants.
          comparesFace: false,
          identity: null,
          face: null,
        }),
        onDone: [
          { guard: ({ event }) => event.output.left === 'back', target: 'cancelled' },
          { guard: ({ event }) => event.output.left === 'broken', target: 'attendant' },
          {
            target: 'listing',
            actions: assign(({ event }) => ({ known: true, byReceipt: event.output.left === 'proven' })),
          },
        ],
        onError: onBug,
      },
    },
    listing: {
      ...shows('finding', 'working'),
      initial: 'asking',
      on: { BACK: 'cancelled' },
      states: {
        asking: {
          invoke: {
            src: 'listCases',
            input: ({ context }) => ({ port: context.port, payload: {} }),
            onDone: [
              {
                guard: ({ event }) => !event.output.ok,
                target: 'failed',
                actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
              },
              {
                target: '#progress.listed',
                actions: assign(({ event }) => (event.output.ok ? { ...event.output.value, failure: null } : {})),
              },
            ],
            onError: onBug,
          },
        },
        failed: { meta: { idle: 'reading' }, on: { RETRY: { target: 'asking', actions: 'forgive' } } },
      },
    },
    listed: {
      always: [
        {
          guard: 'single',
          target: 'opening',
          actions: assign(({ context }) => ({ subject: context.cases[0]?.id ?? null })),
        },
        { target: 'cases' },
      ],
    },
    /** All cases of the person, newest first, or the message that there are none. */
    cases: {
      ...shows('cases', 'reading'),
      entry: assign({ subject: null, opened: null }),
      on: {
        OPEN_CASE: {
          guard: 'listed',
          target: 'opening',
          actions: [assign(({ event }) => ({ subject: event.case })), 'forgive'],
        },
        RETRY: { target: 'listing', actions: 'forgive' },
        CONTINUE: 'done',
      },
    },
    opening: {
      ...shows('finding', 'working'),
      initial: 'asking',
      on: { BACK: 'cases' },
      states: {
        asking: {
          invoke: {
            src: 'openCase',
            input: ({ context }) => ({ port: context.port, payload: { case: context.subject ?? '' } }),
            onDone: [
              {
                guard: ({ event }) => !event.output.ok,
                target: 'failed',
                actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
              },
              {
                target: '#progress.case',
                actions: assign(({ event }) => (event.output.ok ? { opened: event.output.value } : {})),
              },
            ],
            onError: onBug,
          },
        },
        failed: { meta: { idle: 'reading' }, on: { RETRY: { target: 'asking', actions: 'forgive' } } },
      },
    },
    case: {
      ...shows('case', 'reading'),
      on: {
        RECEIPT: { guard: 'printable', target: 'printing', actions: assign({ paper: 'receipt' }) },
        EXPLAIN: { guard: 'explicable', target: 'printing', actions: assign({ paper: 'explanation' }) },
        APPOINT: {
          guard: 'byAppointment',
          target: 'appointing',
          actions: assign(({ event }) => ({ item: event.item })),
        },
        SUPPLY: {
          guard: 'suppliable',
          target: 'supplying',
          actions: assign(({ event }) => ({ material: event.material })),
        },
        SUPPLIED: { guard: 'hasSupplied', target: 'printing', actions: assign({ paper: 'supplement' }) },
        MEND: { guard: 'mendable', target: 'mending' },
        BACK: 'cases',
        CONTINUE: 'done',
      },
    },
    /** 预约, of one item; afterwards the case is looked at anew. */
    appointing: {
      exit: assign({ item: null }),
      invoke: {
        src: 'appoint',
        id: 'step',
        input: ({ context: { port, opened, item, subject }, self }) => ({
          port,
          journey: self,
          items: opened === null ? [] : agreeable(opened).filter(({ id }) => id === item),
          ...(subject !== null && { case: subject }),
        }),
        onDone: [{ guard: ({ event }) => event.output.left === 'broken', target: 'attendant' }, { target: 'opening' }],
        onError: onBug,
      },
    },
    /** 容缺补交, of one material; afterwards the case is looked at anew. */
    supplying: {
      exit: assign({ material: null }),
      invoke: {
        src: 'supply',
        id: 'step',
        input: ({ context: { port, delays, subject, material }, self }) => ({
          port,
          journey: self,
          delays,
          case: subject ?? '',
          material: material ?? '',
        }),
        onDone: [
          { guard: ({ event }) => event.output.left === 'broken', target: 'attendant' },
          {
            guard: ({ event }) => event.output.left === 'handedIn',
            target: 'printing',
            actions: assign({ paper: 'supplement' }),
          },
          { target: 'opening' },
        ],
        onError: onBug,
      },
    },
    /** 补打凭证, 补正告知, 补交凭证. */
    printing: {
      exit: assign({ paper: 'receipt' }),
      invoke: {
        src: 'receipt',
        id: 'step',
        input: ({ context, self }) => ({
          port: context.port,
          journey: self,
          document: context.paper,
          number: context.opened?.caseNumber ?? shortNumber(context.opened?.applicationId ?? ''),
          ...(context.subject !== null && { case: context.subject }),
        }),
        onDone: [
          { guard: ({ event }) => event.output.left === 'broken', target: 'attendant' },
          // What was handed in has changed it.
          { guard: ({ context }) => context.paper === 'supplement', target: 'opening' },
          { target: 'case' },
        ],
        onError: onBug,
      },
    },
    /** A member of staff is called; afterwards back to the cases if somebody is known. */
    attendant: {
      ...shows('attendant', 'reading'),
      on: {
        RETRY: { target: 'start', actions: 'forgive' },
        BACK: { target: 'start', actions: 'forgive' },
        CONTINUE: 'givenOver',
      },
    },
    /** 补正: another journey, which says what it mends. */
    mending: {
      type: 'final',
      output: ({ context: { opened } }): Ended => ({
        ended: 'done',
        ...(opened !== null && {
          next: { journey: 'apply', affair: opened.affair.id, corrects: opened.caseNumber ?? '' },
        }),
      }),
    },
    done: { type: 'final', output: { ended: 'done' } },
    cancelled: { type: 'final', output: { ended: 'cancelled' } },
    givenOver: { type: 'final', output: { ended: 'attendant' } },
  },
})

/** The screen shows personal data, but nothing would be lost. */
const leaving = (): Leaving => 'nothing'

export const openProgress = (input: ProgressInput): Opened =>
  opened({ machine: progress, input, affair: null, leaving })
