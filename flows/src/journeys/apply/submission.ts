/**
 * Check, read, sign, hand in, then the outcome. From `submitting` on, the application is first sealed (stored durably
 * on this terminal), then sent.
 */
import { assign } from 'xstate'
import type { Affair } from '../../model/affair.ts'
import { applicant } from '../../draft/fields.ts'
import { reopening } from '../../draft/returned.ts'
import { severalSign } from '../../draft/signers.ts'
import { nextAfter } from '../../draft/turns.ts'
import { failureOf } from '../port.ts'
import { amended, type Context } from './context.ts'
import { signing } from './cosign.ts'
import { changeable, type OutcomeState } from './route.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, arrive, goBack, goOn, onBug, shows, to, walkOn, type Node } from './setup.ts'

/** 核对: every answer, each with “change”. After a change and whatever it newly requires, the journey returns here. */
export const check: Node = {
  ...shows('check', 'reading'),
  entry: [arrive('check'), assign({ changing: false })],
  on: {
    CHANGE: {
      guard: 'mayChange',
      target: to('walk'),
      actions: assign(({ event }) => ({ goal: event.step, changing: true, failure: null })),
    },
    CONTINUE: goOn,
    BACK: goBack,
  },
}

/** The form is read, and what was read is what is signed. `pass` confirms the draft as it is now. */
export const read: Node = {
  entry: arrive('read'),
  invoke: {
    src: 'read',
    id: 'step',
    input: ({ context, self }) => ({
      port: savedFirst(context),
      journey: self,
      signer: null,
      papers: [],
      onPaper: false,
    }),
    onDone: [...aborted, goOn],
    onError: onBug,
  },
}

/** The applicant has signed, and somebody else has not yet. */
const handOn = {
  guard: ({ context: { plan, draft } }: { readonly context: Context }) => nextAfter(plan, draft, applicant) !== null,
  ...walkOn,
}

export const sign = (affair: Affair): Node => ({
  entry: arrive('sign'),
  invoke: {
    src: 'sign',
    id: 'step',
    input: ({ context, self }) => ({
      port: savedFirst(context),
      journey: self,
      signer: { id: applicant, name: context.draft.identity?.name ?? '', role: null, principal: false },
      affair: context.affair.name,
      ...signing(context, applicant),
      failure: context.failure,
    }),
    onDone: [...aborted, ...(severalSign(affair) ? [handOn] : []), { target: to('submitting'), actions: 'forgive' }],
    onError: onBug,
  },
})

/**
 * If a submission ends without an answer: once sealed, its outcome is unknown, and the terminal finds it out by itself.
 */
function unanswered(context: Context): Partial<Context> {
  const { sealed } = context
  return sealed === null ? {} : { draft: { ...context.draft, submission: { outcome: 'unknown', ...sealed } } }
}

/**
 * Sealed durably, then sent. A failure before the seal changes nothing; after the seal the application exists whatever
 * else happens. If it is not known whether the seal took place, the daemon is asked.
 */
export const submitting: Node = {
  ...shows('submitting', 'working'),
  initial: 'handing',
  states: {
    handing: {
      initial: 'sealing',
      states: { sealing: { tags: 'handingIn' }, sending: { tags: 'sealed' } },
      on: {
        sealed: {
          target: '.sending',
          actions: assign(({ event }) => ({
            sealed: { applicationId: event.applicationId, sealedAt: event.sealedAt },
          })),
        },
      },
      invoke: {
        src: 'submit',
        input: ({ context, self }) => ({
          port: savedFirst(context),
          payload: {},
          on: {
            'Application.Sealed': ({ applicationId, sealedAt }) => {
              self.send({ type: 'sealed', applicationId, sealedAt })
            },
          },
        }),
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: to('walk'),
            actions: [
              assign(({ context, event }) =>
                event.output.ok ? { draft: { ...context.draft, submission: event.output.value } } : {},
              ),
              'lookOnward',
            ],
          },
          {
            guard: ({ context }) => context.sealed !== null,
            target: to('walk'),
            actions: [assign(({ context }) => unanswered(context)), 'lookOnward'],
          },
          // The daemon found the application incomplete: check answers shows what is missing and lets it be corrected.
          {
            guard: ({ event }) => failureOf(event.output)?.code === 'incomplete',
            target: to('check'),
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          { guard: ({ event }) => failureOf(event.output)?.code === 'outcomeUnknown', target: 'asking' },
          { target: to('sign'), actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
        ],
        onError: [
          {
            guard: ({ context }) => context.sealed !== null,
            target: to('walk'),
            actions: ['reportError', assign(({ context }) => unanswered(context)), 'lookOnward'],
          },
          onBug,
        ],
      },
    },
    asking: {
      tags: 'handingIn',
      invoke: {
        src: 'askDraft',
        input: ({ context }) => context.port,
        onDone: [
          {
            guard: ({ event }) => event.output.ok && event.output.value?.submission != null,
            target: to('walk'),
            actions: [
              assign(({ context, event }) =>
                event.output.ok && event.output.value !== null
                  ? { draft: { ...context.draft, submission: event.output.value.submission } }
                  : {},
              ),
              'lookOnward',
            ],
          },
          { target: to('sign'), actions: { type: 'fail', params: { code: 'notHandedIn' } } },
        ],
        onError: onBug,
      },
    },
  },
}

const arrived = arrive('outcome')

/**
 * News of a queued, unknown or held application leads to its outcome while that screen is shown; on later screens it
 * only changes what they show.
 */
const updated: NonNullable<Node['on']> = {
  UPDATED: {
    target: to('walk'),
    actions: ['note', 'lookOnward'],
  },
}

/** 平台已受理, with the 办件编号. */
const accepted: Node = { ...shows('accepted', 'reading'), entry: arrived, on: { CONTINUE: goOn } }
/** 本机已收: the terminal sends it later by itself. */
const queued: Node = { ...shows('queued', 'reading'), entry: arrived, on: { CONTINUE: goOn, ...updated } }
/** The platform may or may not have it. It is never blindly sent again: the terminal asks until it knows. */
const unknownOutcome: Node = {
  ...shows('unknownOutcome', 'reading'),
  entry: arrived,
  on: { CONTINUE: goOn, ...updated },
}
/** The platform does not accept it as it is: kept here for staff to deal with, or closed by them. */
const held: Node = { ...shows('held', 'reading'), entry: arrived, on: { CONTINUE: goOn, ...updated } }
/** 不予受理, with the reasons. */
const refused: Node = { ...shows('refused', 'reading'), entry: arrived, on: { CONTINUE: goOn } }

/** The context with the application open for correction: not submitted, its confirmations withdrawn. */
function reopened(context: Context): Partial<Context> {
  const { submission } = context.draft
  if (submission?.outcome !== 'returned') return {}
  const opened = reopening(context.draft, submission)
  const changed = amended(context, { passed: opened.passed })
  const draft = changed.draft ?? context.draft
  return { ...changed, draft: { ...draft, ...opened, passed: draft.passed }, sealed: null }
}

/** 补正: shows what must be corrected and leads there. The new submission says which case it mends. */
const returned: Node = {
  ...shows('returned', 'reading'),
  entry: arrived,
  on: {
    CHANGE: {
      // A fetched material becomes a step only once it has to be photographed.
      guard: ({ context, event }) => changeable({ ...context, ...reopened(context) }, event.step),
      target: to('walk'),
      actions: [assign(({ context, event }) => ({ ...reopened(context), goal: event.step, changing: true })), 'save'],
    },
    EXPLAIN: to('explanation'),
    CONTINUE: { target: to('walk'), actions: [assign(({ context }) => reopened(context)), 'save', 'lookOnward'] },
  },
}

/** What becomes of it, a state each. */
export const outcomes: Readonly<Record<OutcomeState, Node>> = {
  accepted,
  queued,
  returned,
  refused,
  unknownOutcome,
  held,
}
