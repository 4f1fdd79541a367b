/**
 * Check, read, sign, hand in; then what became of it. From `submitting` on, the terminal's word binds: sealed first,
 * then sent.
 */
import { assign } from 'xstate'
import { portOf } from './actors.ts'
import { amended, type Context } from './context.ts'
import { printable } from './printing.ts'
import { failureOf, goBack, goOn, onBug, shows, to, type Node } from './setup.ts'

/** 核对: every answer with 'change'; what was changed leads back here when it and what newly depends on it are done. */
export const check: Node = {
  ...shows('check', 'reading'),
  entry: [{ type: 'arrive', params: { step: 'check', subject: null } }, assign({ changing: false })],
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

/** The merged 申请表 as real pages: what is read is what is signed. */
export const read: Node = {
  ...shows('read', 'reading'),
  entry: { type: 'arrive', params: { step: 'read', subject: null } },
  exit: assign({ documentPages: [] }),
  initial: 'loading',
  states: {
    loading: {
      meta: { idle: 'working' },
      on: { BACK: goBack },
      invoke: {
        src: 'viewDocument',
        input: (args) => ({ ...portOf(args), document: 'form' }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: 'shown',
            actions: assign(({ event }) => (event.output.ok ? { documentPages: event.output.value } : {})),
          },
        ],
        onError: onBug,
      },
    },
    shown: printable(['form'], { CONTINUE: goOn, BACK: goBack }),
    failed: { on: { RETRY: { target: 'loading', actions: 'forgive' }, BACK: goBack } },
  },
}

/** 签名. The signature is put on the form first; handing in is a touch of its own. */
export const sign: Node = {
  ...shows('sign', 'entering'),
  entry: { type: 'arrive', params: { step: 'sign', subject: null } },
  initial: 'resting',
  states: {
    resting: {
      on: {
        SIGN: { target: 'signing', actions: 'forgive' },
        SUBMIT: { guard: ({ context }) => context.draft.signed, target: to('submitting'), actions: 'forgive' },
        BACK: goBack,
      },
    },
    signing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'sign',
        input: (args) => ({ ...portOf(args), strokes: args.event.type === 'SIGN' ? args.event.strokes : [] }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'resting',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          { target: 'resting', actions: assign(({ context }) => ({ draft: { ...context.draft, signed: true } })) },
        ],
        onError: onBug,
      },
    },
  },
}

/**
 * What is certain when a submission ends without an answer: it is sealed here, and the terminal finds out by itself.
 */
function unanswered(context: Context): Partial<Context> {
  const { sealed } = context
  return sealed === null ? {} : { draft: { ...context.draft, submission: { outcome: 'unknown', ...sealed } } }
}

/**
 * Sealed durably, then sent. A failure before the seal leaves everything as it was; after it there is an application,
 * whatever else happens.
 */
export const submitting: Node = {
  ...shows('submitting', 'working'),
  on: {
    sealed: {
      actions: assign(({ event }) => ({
        sealed: { applicationId: event.applicationId, sealedAt: event.sealedAt },
        sealedAt: event.sealedAt,
      })),
    },
  },
  invoke: {
    src: 'submit',
    input: portOf,
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: to('walk'),
        actions: [
          assign(({ context, event }) =>
            event.output.ok
              ? { draft: { ...context.draft, submission: event.output.value }, sealedAt: event.output.value.sealedAt }
              : {},
          ),
          'lookOnward',
        ],
      },
      {
        guard: ({ context }) => context.sealed !== null,
        target: to('walk'),
        actions: [assign(({ context }) => unanswered(context)), 'lookOnward'],
      },
      // The daemon found the application incomplete: check answers is where that can be seen and mended.
      {
        guard: ({ event }) => failureOf(event.output)?.code === 'incomplete',
        target: to('check'),
        actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
      },
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
}

const arrive = { type: 'arrive', params: { step: 'outcome', subject: null } } as const

/**
 * News of a queued or unknown application while the citizen still looks at it; on later screens it only changes what
 * stands there.
 */
const updated: NonNullable<Node['on']> = {
  UPDATED: {
    target: to('walk'),
    actions: [
      assign(({ context, event }) => ({ draft: { ...context.draft, submission: event.submission } })),
      'lookOnward',
    ],
  },
}

/** 平台已受理, with the 办件编号. */
export const accepted: Node = { ...shows('accepted', 'reading'), entry: arrive, on: { CONTINUE: goOn } }
/** 本机已收: sent later by itself. */
export const queued: Node = { ...shows('queued', 'reading'), entry: arrive, on: { CONTINUE: goOn, ...updated } }
/** The platform may or may not have it. Never sent again blindly: the terminal asks until it knows. */
export const unknownOutcome: Node = {
  ...shows('unknownOutcome', 'reading'),
  entry: arrive,
  on: { CONTINUE: goOn, ...updated },
}
/** 不予受理, with the reasons. */
export const refused: Node = { ...shows('refused', 'reading'), entry: arrive, on: { CONTINUE: goOn } }

/** The application as it can be mended: not submitted, confirmed by nobody yet. */
function reopened(context: Context): Partial<Context> {
  const changed = amended(context, { passed: context.draft.passed })
  return { ...changed, draft: { ...(changed.draft ?? context.draft), submission: null }, sealed: null, sealedAt: null }
}

/** 补正: what must be mended, with the way there. Handing in again is the daemon's to relate to the first. */
export const returned: Node = {
  ...shows('returned', 'reading'),
  entry: arrive,
  on: {
    CHANGE: {
      guard: 'mayChange',
      target: to('walk'),
      actions: [assign(({ context, event }) => ({ ...reopened(context), goal: event.step, changing: true })), 'save'],
    },
    CONTINUE: { target: to('walk'), actions: [assign(({ context }) => reopened(context)), 'save', 'lookOnward'] },
  },
}
