/**
 * Who is there: the card, or 扫码登录 for whom the card does not work or who will not show a face; then what the platform
 * already knows of them.
 */
import { assign } from 'xstate'
import { portOf } from './actors.ts'
import { failureOf, goBack, goOn, onBug, shows, to, walkOn, type Node } from './setup.ts'
import type { Context } from './context.ts'
import type { FaceComparison, Identity, MaterialState } from '../../draft.ts'

const arrive = { type: 'arrive', params: { step: 'identify', subject: null } } as const
const identified = ({
  context,
  identity,
  face,
}: {
  context: Context
  identity: Identity
  face: FaceComparison | null
}) => ({ draft: { ...context.draft, identity, face }, failure: null })

/** A reader that is plugged in again is noticed without anybody touching anything. */
const readerGone = ({ context }: { context: Context }): boolean => context.failure?.code === 'deviceAbsent'

/** 刷身份证. */
export const identify: Node = {
  ...shows('identify', 'device'),
  entry: arrive,
  exit: assign({ cardStage: null, cardText: null }),
  initial: 'reading',
  on: { USE_QR: { target: to('qrSignIn'), actions: 'forgive' }, BACK: goBack },
  states: {
    reading: {
      on: {
        'card.progress': { actions: assign(({ event }) => ({ cardStage: event.stage, failure: null })) },
        'card.text': { actions: assign(({ event }) => ({ cardText: event.identity, failure: null })) },
      },
      invoke: {
        src: 'readIdCard',
        input: portOf,
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('walk'),
            actions: [
              assign(({ context, event }) =>
                event.output.ok
                  ? { ...identified({ context, ...event.output.value }), photo: event.output.value.photo }
                  : {},
              ),
              'lookOnward',
            ],
          },
        ],
        onError: onBug,
      },
    },
    failed: {
      entry: assign({ cardStage: null, cardText: null }),
      on: { RETRY: { target: 'reading', actions: 'forgive' } },
      after: { recheck: { guard: readerGone, target: 'reading' } },
    },
  },
}

/** 扫码登录 through the platform. */
export const qrSignIn: Node = {
  ...shows('qrSignIn', 'device'),
  entry: arrive,
  exit: assign({ qr: null }),
  initial: 'waiting',
  // Who came here because of their face has shown the card already.
  on: {
    USE_CARD: [
      { guard: ({ context }) => context.draft.identity === null, target: to('identify'), actions: 'forgive' },
      walkOn,
    ],
    BACK: goBack,
  },
  states: {
    waiting: {
      on: {
        'qr.code': { actions: assign(({ event }) => ({ qr: { content: event.content, expiresAt: event.expiresAt } })) },
      },
      invoke: {
        src: 'signInByQr',
        input: portOf,
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('walk'),
            actions: [
              assign(({ context, event }) =>
                event.output.ok
                  ? { ...identified({ context, identity: event.output.value, face: null }), photo: null }
                  : {},
              ),
              'lookOnward',
            ],
          },
        ],
        onError: onBug,
      },
    },
    failed: {
      entry: assign({ qr: null }),
      on: { RETRY: { target: 'waiting', actions: 'forgive' } },
    },
  },
}

/**
 * 人证比对. `notCompared` is an honest answer and goes on; a mismatch is tried again, or replaced by another proof, or
 * left to a person. The live picture is a help only: without it the comparison still can be asked for.
 */
export const face: Node = {
  ...shows('face', 'device'),
  entry: { type: 'arrive', params: { step: 'face', subject: null } },
  exit: [{ type: 'closeCamera', params: 'faceCamera' }, assign({ camera: null })],
  initial: 'ready',
  on: {
    SKIP_FACE: { target: to('qrSignIn'), actions: 'forgive' },
    USE_QR: { target: to('qrSignIn'), actions: 'forgive' },
    BACK: goBack,
  },
  invoke: {
    src: 'openCamera',
    input: (args) => ({ ...portOf(args), camera: 'faceCamera' }),
    onDone: {
      actions: assign(({ event }) =>
        event.output.ok ? { camera: event.output.value } : { failure: event.output.failure },
      ),
    },
    onError: onBug,
  },
  states: {
    ready: { on: { PHOTOGRAPH: { target: 'comparing', actions: 'forgive' } } },
    comparing: {
      meta: { idle: 'working' },
      invoke: {
        src: 'compareFace',
        input: portOf,
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'ready',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            guard: ({ event }) => event.output.ok && event.output.value === 'mismatch',
            target: 'mismatch',
            actions: assign(({ context }) => ({ draft: { ...context.draft, face: 'mismatch' } })),
          },
          {
            target: to('walk'),
            actions: [
              assign(({ context, event }) =>
                event.output.ok ? { draft: { ...context.draft, face: event.output.value } } : {},
              ),
              'lookOnward',
            ],
          },
        ],
        onError: onBug,
      },
    },
    mismatch: { on: { RETRY: 'ready', PHOTOGRAPH: 'comparing' } },
  },
}

/** A page photographed here stays, whatever the platform says it does not have. */
function merged(
  have: Readonly<Record<string, MaterialState>>,
  fetched: Readonly<Record<string, MaterialState>>,
): Readonly<Record<string, MaterialState>> {
  const news = Object.entries(fetched).filter(([id, state]) => state.status === 'fetched' || have[id] === undefined)
  return { ...have, ...Object.fromEntries(news) }
}

/**
 * 共享数据自动调用、电子证照免提交. When the platform cannot be reached the citizen hears of it and may go on: the fields are asked,
 * the materials are photographed or promised.
 */
export const fetching: Node = {
  ...shows('fetching', 'working'),
  entry: { type: 'arrive', params: { step: 'fetch', subject: null } },
  initial: 'asking',
  on: { BACK: goBack },
  states: {
    asking: {
      invoke: {
        src: 'fetchShared',
        input: portOf,
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
          },
          {
            target: to('walk'),
            actions: [
              assign(({ context, event }) => {
                if (!event.output.ok) return {}
                const { shared, materials } = event.output.value
                return {
                  draft: {
                    ...context.draft,
                    shared: { ...context.draft.shared, ...shared },
                    materials: merged(context.draft.materials, materials),
                  },
                }
              }),
              'pass',
              'save',
            ],
          },
        ],
        onError: onBug,
      },
    },
    failed: {
      meta: { idle: 'reading' },
      on: { RETRY: { target: 'asking', actions: 'forgive' }, CONTINUE: goOn },
    },
  },
}
