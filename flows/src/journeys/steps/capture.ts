/**
 * One material laid under the document camera, page by page, or promised for later (可容缺). The camera is open as long
 * as there is something to look at.
 */
import { assign, fromPromise, setup } from 'xstate'
import type { Material } from '../../affair.ts'
import type { MaterialPage } from '../../draft.ts'
import type { Delays } from '../delays.ts'
import type { CaptureEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type CapturePort, type Failure, type Result } from '../services.ts'
import { livePicture, type CameraEvent } from './camera.ts'
import {
  back,
  broken,
  gone,
  outputOf,
  reporting,
  type Aborted,
  type Meta,
  type StepContext,
  type StepInput,
} from './step.ts'

export interface CaptureInput extends StepInput<CapturePort> {
  readonly delays: Pick<Delays, 'recheck'>
  /** As planned now: merging may have made it stricter than the affair's own entry. */
  readonly material: Material
  /** Taken before. */
  readonly pages: readonly MaterialPage[]
  /** Promised before; a page that is taken keeps no promise. */
  readonly promised: boolean
  readonly changing: boolean
}

interface Context extends StepContext<CapturePort>, CaptureInput {
  readonly subject: string
  readonly pictures: Readonly<Record<string, string>>
  readonly camera: string | null
}

export type CaptureOutput = { readonly left: 'settled' } | { readonly left: 'promised' } | Aborted

interface Commanded {
  readonly port: CapturePort
  readonly material: string
}
const commanded = ({ context }: { readonly context: Context }): Commanded => ({
  port: context.port,
  material: context.material.id,
})

const chart = setup({
  types: {
    context: {} as Context,
    events: {} as CaptureEvent | CameraEvent,
    input: {} as CaptureInput,
    output: {} as CaptureOutput,
    tags: {} as Tag,
    meta: {} as Meta,
  },
  actors: {
    livePicture,
    capturePage: fromPromise<Result<{ readonly page: MaterialPage; readonly picture: string }>, Commanded>(
      ({ input, signal }) => input.port.capturePage(input.material, signal),
    ),
    /** Gives the removed page's id back. */
    removePage: fromPromise<Result<string>, Commanded & { readonly page: string }>(async ({ input, signal }) => {
      const removed = await input.port.removePage(input.material, input.page, signal)
      return removed.ok ? { ok: true, value: input.page } : removed
    }),
    /** Addresses of the pages' pictures in order; nothing is asked where there are no pages yet. */
    viewMaterial: fromPromise<Result<readonly string[]>, Commanded & { readonly pages: number }>(
      async ({ input, signal }) =>
        input.pages === 0 ? { ok: true, value: [] } : input.port.viewMaterial(input.material, signal),
    ),
  },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: {
    ...reporting('capture'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
    announce: ({ context: { journey, material, pages } }) => {
      journey.send({ type: 'pages', material: material.id, pages })
    },
  },
  guards: {
    settled: ({ context: { material, pages, promised } }) =>
      pages.length >= (material.pages?.min ?? 1) || (material.deferrable && promised),
    room: ({ context: { material, pages } }) => pages.length < (material.pages?.max ?? 1),
    deferrable: ({ context }) => context.material.deferrable,
    taken: ({ context, event }) =>
      event.type === 'REMOVE_PAGE' && context.pages.some(({ page }) => page === event.page),
  },
})

const shows = showing<Context, CaptureEvent>()
type Node = Parameters<typeof chart.createStateConfig>[0]
const to = (state: string): string => `#capture.${state}`
const onBug = { target: to('broken'), actions: 'reportError' } as const

/** Nothing prevents the citizen from going on without the camera where the material may come later. */
const decisions: NonNullable<Node['on']> = {
  CONTINUE: [
    { guard: 'settled', target: to('settled') },
    { actions: { type: 'fail', params: { code: 'incomplete' } } },
  ],
  PROMISE_LATER: { guard: 'deferrable', target: to('promised') },
  REMOVE_PAGE: { guard: 'taken', target: 'removing', actions: 'forgive' },
}

/** Takes a page away again; then the screen is as before. */
const removing: Node = {
  meta: { idle: 'working' },
  invoke: {
    src: 'removePage',
    input: (args) => ({ ...commanded(args), page: args.event.type === 'REMOVE_PAGE' ? args.event.page : '' }),
    onDone: [
      {
        guard: ({ event }) => !event.output.ok,
        target: 'resting',
        actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
      },
      {
        target: 'resting',
        actions: [
          assign(({ context, event }) => {
            const removed = event.output.ok ? event.output.value : null
            return { pages: context.pages.filter(({ page }) => page !== removed), promised: false }
          }),
          'announce',
        ],
      },
    ],
    onError: onBug,
  },
}

const capturing: Node = {
  meta: { idle: 'working' },
  invoke: {
    src: 'capturePage',
    input: commanded,
    onDone: [
      {
        guard: ({ event }) => event.output.ok,
        target: 'resting',
        actions: [
          assign(({ context, event }) => {
            if (!event.output.ok) return {}
            const { page, picture } = event.output.value
            return {
              pages: [...context.pages, page],
              pictures: { ...context.pictures, [page.page]: picture },
              promised: false,
            }
          }),
          'announce',
        ],
      },
      {
        guard: ({ event }) => gone(failureOf(event.output)),
        target: to('noCamera'),
        actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
      },
      { target: 'resting', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
    ],
    onError: onBug,
  },
}

export const capture = chart.createMachine({
  id: 'capture',
  context: ({ input }) => ({ ...input, subject: input.material.id, failure: null, pictures: {}, camera: null }),
  ...shows('capture', 'device'),
  initial: 'looking',
  output: outputOf<CaptureOutput>(),
  on: { BACK: to('back'), '*': { actions: 'reportUnexpected' } },
  /** Pictures of pages taken before a reload, or before coming back here. */
  invoke: {
    src: 'viewMaterial',
    input: (args) => ({ ...commanded(args), pages: args.context.pages.length }),
    onDone: {
      actions: assign(({ context, event }) => {
        if (!event.output.ok) return { failure: event.output.failure }
        const addresses = event.output.value
        const found = context.pages.flatMap(({ page }, at) =>
          addresses[at] === undefined ? [] : [[page, addresses[at]]],
        )
        return { pictures: { ...Object.fromEntries(found), ...context.pictures } }
      }),
    },
    onError: onBug,
  },
  states: {
    looking: {
      initial: 'opening',
      exit: assign({ camera: null }),
      invoke: { src: 'livePicture', input: ({ context }) => ({ port: context.port, camera: 'documentCamera' }) },
      on: {
        'camera.failed': { target: 'noCamera', actions: { type: 'fail', params: ({ event }) => event.failure } },
        'camera.broken': onBug,
      },
      states: {
        opening: {
          on: {
            'camera.open': {
              target: 'resting',
              actions: assign(({ event }) => ({ camera: event.address, failure: null })),
            },
          },
        },
        resting: {
          on: { ...decisions, CAPTURE: { guard: 'room', target: 'capturing', actions: 'forgive' } },
        },
        capturing,
        removing,
      },
    },
    noCamera: {
      initial: 'resting',
      states: {
        resting: {
          on: { ...decisions, RETRY: to('looking') },
          after: { recheck: { guard: ({ context }) => gone(context.failure), target: to('looking') } },
        },
        removing,
      },
    },
    settled: { type: 'final', output: { left: 'settled' } },
    promised: { type: 'final', output: { left: 'promised' } },
    back,
    broken,
  },
})
