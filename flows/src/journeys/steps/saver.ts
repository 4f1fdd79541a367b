/**
 * Sends the citizen's part of the draft to the daemon: in order, one patch in flight, later changes merged into the
 * next patch. A failed save is reported to the chart (`save.failed`) and the patch kept; the next patch or a call of
 * `saved` tries again.
 */
import { assign, sendParent, setup, type ActorRefFrom, type SnapshotFrom } from 'xstate'
import { assertEvent } from './assert-event.ts'
import type { CitizenPatch } from '../../draft/draft.ts'
import type { Failure, Port, Result } from '../port.ts'
import { asks } from './step.ts'

interface SaverContext {
  readonly port: Port<'Session.Save'>
  readonly sending: CitizenPatch
  readonly waiting: CitizenPatch
  readonly failure: Failure | null
}
type SaverEvent = { readonly type: 'PATCH'; readonly patch: CitizenPatch } | { readonly type: 'RETRY' }

/**
 * A rejected save is a bug of the port. It is treated like any other failure, so that the citizen's entries are kept.
 */
const bug: Failure = { code: 'internalError', detail: 'save' }

export const saver = setup({
  types: { context: {} as SaverContext, events: {} as SaverEvent, input: {} as Pick<SaverContext, 'port'> },
  actors: { save: asks('Session.Save') },
  actions: {
    gather: assign(({ context, event }) => {
      assertEvent(event, 'PATCH')
      return { waiting: { ...context.waiting, ...event.patch } }
    }),
    takeAll: assign({
      sending: ({ context }) => ({ ...context.sending, ...context.waiting }),
      waiting: {},
      failure: null,
    }),
    fail: assign({ failure: (_, failure: Failure) => failure }),
    tell: sendParent(({ context }) => ({ type: 'save.failed', failure: context.failure ?? bug })),
  },
}).createMachine({
  id: 'saver',
  context: ({ input }) => ({ port: input.port, sending: {}, waiting: {}, failure: null }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        PATCH: { guard: ({ event }) => Object.keys(event.patch).length > 0, target: 'sending', actions: 'gather' },
      },
    },
    sending: {
      entry: 'takeAll',
      on: { PATCH: { actions: 'gather' } },
      invoke: {
        src: 'save',
        input: ({ context }) => ({ port: context.port, payload: context.sending }),
        onDone: [
          {
            guard: ({ event }) => !event.output.ok,
            target: 'failed',
            actions: [{ type: 'fail', params: ({ event }) => (event.output.ok ? bug : event.output.failure) }, 'tell'],
          },
          {
            guard: ({ context }) => Object.keys(context.waiting).length > 0,
            target: 'sending',
            reenter: true,
            actions: assign({ sending: {} }),
          },
          { target: 'idle', actions: assign({ sending: {} }) },
        ],
        onError: { target: 'failed', actions: [{ type: 'fail', params: bug }, 'tell'] },
      },
    },
    failed: { on: { PATCH: { target: 'sending', actions: 'gather' }, RETRY: 'sending' } },
  },
})

export type SaverRef = ActorRefFrom<typeof saver>

/** Resolves when everything sent so far has been saved, or with the failure that prevents it. */
export async function saved(ref: SaverRef, signal?: AbortSignal): Promise<Result<null>> {
  ref.send({ type: 'RETRY' })
  const rest = await rested(ref, signal)
  return rest.matches('failed') ? { ok: false, failure: rest.context.failure ?? bug } : { ok: true, value: null }
}

/** xstate's `waitFor` would come with the first screen, as all of xstate does that is imported anywhere. */
function rested(ref: SaverRef, signal?: AbortSignal): Promise<SnapshotFrom<typeof saver>> {
  return new Promise((resolve, reject) => {
    // A saver that has stopped says so while it is subscribed to.
    let forget = (): void => {}
    const gone = (why: unknown): void => {
      forget()
      reject(why instanceof Error ? why : new Error('the saver was stopped', { cause: why }))
    }
    const look = (snapshot: SnapshotFrom<typeof saver>): void => {
      if (snapshot.matches('sending')) return
      forget()
      resolve(snapshot)
    }
    const subscription = ref.subscribe({ next: look, error: gone, complete: () => gone(null) })
    forget = () => subscription.unsubscribe()
    if (signal?.aborted === true) gone(signal.reason)
    signal?.addEventListener('abort', () => gone(signal.reason), { once: true })
    look(ref.getSnapshot())
  })
}
