/**
 * Photographs one material under the document camera, page by page, or promises it for later (可容缺). The camera is open
 * unless it has failed.
 */
import { assign, fromPromise, setup } from 'xstate'
import { assertEvent } from './assert-event.ts'
import type { Material } from '../../model/affair.ts'
import type { Later } from '../../plan/deferral.ts'
import type { MaterialPage } from '../../draft/draft.ts'
import type { Delays } from '../delays.ts'
import type { CaptureEvent } from '../events.ts'
import { showing, type Tag } from '../screens.ts'
import { failureOf, type Failure, type Port, type Result, type ResultOf, reporting } from '../port.ts'
import { livePicture, type CameraEvent } from './camera.ts'
import {
  asks,
  back,
  broken,
  gone,
  outputOf,
  type Aborted,
  type Meta,
  type StepContext,
  type StepInput,
} from './step.ts'

type Asking = 'Material.Capture' | 'Material.RemovePage' | 'Material.View' | 'Camera.Open' | 'Camera.Close'

export interface CaptureInput extends StepInput<Asking> {
  readonly delays: Pick<Delays, 'recheck'>
  /** From the plan: merging may have made it stricter than the affair's own entry. */
  readonly material: Material
  /** Taken earlier. */
  readonly pages: readonly MaterialPage[]
  /** 容缺: by when it may follow; null: it may not. */
  readonly later: Later | null
  /** Promised earlier; a page photographed now replaces the promise. */
  readonly promised: boolean
  readonly changing: boolean
}

interface Context extends StepContext<Asking>, CaptureInput {
  readonly subject: string
  readonly pictures: Readonly<Record<string, string>>
  readonly camera: string | null
}

export type CaptureOutput = { readonly left: 'settled' } | { readonly left: 'promised' } | Aborted

interface Viewing {
  readonly port: Port<'Material.View'>
  readonly material: string
  readonly pages: number
}
interface Removing {
  readonly port: Port<'Material.RemovePage'>
  readonly material: string
  readonly page: string
}

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
    capturePage: asks('Material.Capture'),
    /** Returns the id of the removed page. */
    removePage: fromPromise<Result<string>, Removing>(async ({ input: { port, material, page }, signal }) => {
      const removed = await port.request('Material.RemovePage', { material, page }, { signal })
      return removed.ok ? { ok: true, value: page } : removed
    }),
    /** Addresses of the pages' pictures, in order; no request is made if there are no pages. */
    viewMaterial: fromPromise<Result<ResultOf<'Material.View'>>, Viewing>(
      async ({ input: { port, material, pages }, signal }) =>
        pages === 0 ? { ok: true, value: { pictures: [] } } : port.request('Material.View', { material }, { signal }),
    ),
  },
  delays: { recheck: ({ context }) => context.delays.recheck },
  actions: {
    ...reporting(() => 'capture'),
    fail: assign((_, failure: Failure | null) => ({ failure })),
    forgive: assign({ failure: null }),
    announce: ({ context: { journey, material, pages } }) => {
      journey.send({ type: 'pages', material: material.id, pages })
    },
  },
  guards: {
    settled: ({ context: { material, pages, promised, later } }) =>
      pages.length >= (material.pages?.min ?? 1) || (later?.may === true && promised),
    room: ({ context: { material, pages } }) => pages.length < (material.pages?.max ?? 1),
    deferrable: ({ context }) => context.later?.may === true,
    taken: ({ context, event }) =>
      event.type === 'REMOVE_PAGE' && context.pages.some(({ page }) => page === event.page),
  },
})

const shows = showing<Context, CaptureEvent>()
type Node = Parameters<typeof chart.createStateConfig>[0]
const to = (state: string): string => `#capture.${state}`
const onBug = { target: to('broken'), actions: 'reportError' } as const

/** Available with and without the camera: if the material may come later, a broken camera stops nobody. */
const decisions: NonNullable<Node['on']> = {
  CONTINUE: [
    { guard: 'settled', target: to('settled') },
    { actions: { type: 'fail', params: { code: 'incomplete' } } },
  ],
  PROMISE_LATER: { guard: 'deferrable', target: to('promised') },
  REMOVE_PAGE: { guard: 'taken', target: 'removing', actions: 'forgive' },
}

/** Removes a page and returns to the same screen. */
const removing: Node = {
  meta: { idle: 'working' },
  invoke: {
    src: 'removePage',
    input: ({ context: { port, material }, event }) => {
      assertEvent(event, 'REMOVE_PAGE')
      return { port, material: material.id, page: event.page }
    },
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
    input: ({ context: { port, material } }) => ({ port, payload: { material: material.id } }),
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
  /** Loads the pictures of pages taken earlier, before a reload or another step. */
  invoke: {
    src: 'viewMaterial',
    input: ({ context: { port, material, pages } }) => ({ port, material: material.id, pages: pages.length }),
    onDone: {
      actions: assign(({ context, event }) => {
        if (!event.output.ok) return { failure: event.output.failure }
        const addresses = event.output.value.pictures
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
