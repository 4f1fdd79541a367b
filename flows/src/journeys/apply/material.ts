/**
 * 一套材料: what the platform has is shown, the rest is laid under the document camera, page by page, or promised for
 * later (可容缺).
 */
import { assign } from 'xstate'
import type { Affair, Material } from '../../affair.ts'
import type { MaterialPage } from '../../draft.ts'
import { materialSettled } from '../../steps.ts'
import { portOf } from './actors.ts'
import { amended, type Context } from './context.ts'
import { failureOf, family, goBack, goOn, onBug, shows, to, type Node } from './setup.ts'

/** All materials with where each comes from. */
export const overview: Node = {
  ...shows('materials', 'reading'),
  entry: { type: 'arrive', params: { step: 'materials', subject: null } },
  on: {
    CONTINUE: goOn,
    BACK: goBack,
    CHANGE: {
      guard: 'mayChange',
      target: to('walk'),
      actions: assign(({ event }) => ({ goal: event.step, failure: null })),
    },
  },
}

const pagesOf = (context: Context, material: string): readonly MaterialPage[] => {
  const state = context.draft.materials[material]
  return state?.status === 'captured' ? state.pages : []
}

/** The material as planned now: merging may have made it stricter than the affair's own entry. */
const planned = (context: Context, material: string) =>
  context.plan.materials.find((one) => one.material.id === material)

const settled = (context: Context, material: string): boolean => {
  const wanted = planned(context, material)
  return wanted !== undefined && materialSettled(wanted, context.draft)
}

/**
 * The context with these pages instead; a page photographed keeps no promise, and what was confirmed without it is
 * confirmed anew.
 */
function withPages(context: Context, material: string, pages: readonly MaterialPage[]): Partial<Context> {
  const changed = amended(context, { promised: context.draft.promised.filter((id) => id !== material) })
  const draft = changed.draft ?? context.draft
  const { [material]: _, ...others } = draft.materials
  return {
    ...changed,
    draft: {
      ...draft,
      materials: pages.length === 0 ? others : { ...others, [material]: { status: 'captured', pages } },
    },
  }
}

/** 可容缺. Merged with a material that must be there at once, it must be there at once too. */
const promiseLater = (id: string): NonNullable<NonNullable<Node['on']>['PROMISE_LATER']> => ({
  guard: ({ context }) => planned(context, id)?.material.deferrable === true,
  target: to('walk'),
  actions: [
    assign(({ context }) => amended(context, { promised: [...new Set([...context.draft.promised, id])] })),
    'save',
    'pass',
    'save',
  ],
})

/** Nothing prevents the citizen from going on without the camera where the material may come later. */
function decisions({ id, deferrable }: Material): NonNullable<Node['on']> {
  return {
    CONTINUE: [{ guard: ({ context }) => settled(context, id), ...goOn }, { actions: 'incomplete' }],
    ...(deferrable ? { PROMISE_LATER: promiseLater(id) } : {}),
    BACK: goBack,
    REMOVE_PAGE: {
      guard: ({ context, event }) => pagesOf(context, id).some((page) => page.page === event.page),
      target: 'removing',
      actions: 'forgive',
    },
  }
}

/** Camera gone, not merely a bad picture: there is nothing to look at any more. */
const cameraGone = (code: string | undefined): boolean => code === 'deviceAbsent' || code === 'deviceFault'

function capture(material: Material): Node {
  const { id } = material
  return {
    ...shows('capture', 'device'),
    entry: { type: 'arrive', params: { step: `material.${id}`, subject: id } },
    exit: [{ type: 'closeCamera', params: 'documentCamera' }, assign({ camera: null })],
    initial: 'opening',
    /** Pictures of pages taken before a reload, or before coming back here. */
    invoke: {
      src: 'viewMaterial',
      input: (args) => ({ ...portOf(args), material: id, pages: pagesOf(args.context, id).length }),
      onDone: {
        actions: assign(({ context, event }) => {
          if (!event.output.ok) return { failure: event.output.failure }
          const addresses = event.output.value
          const found = pagesOf(context, id).flatMap(({ page }, at) =>
            addresses[at] === undefined ? [] : [[page, addresses[at]]],
          )
          return { pictures: { ...Object.fromEntries(found), ...context.pictures } }
        }),
      },
      onError: onBug,
    },
    states: {
      opening: {
        on: { BACK: goBack },
        invoke: {
          src: 'openCamera',
          input: (args) => ({ ...portOf(args), camera: 'documentCamera' }),
          onDone: [
            {
              guard: ({ event }) => !event.output.ok,
              target: 'noCamera',
              actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
            },
            {
              target: 'live',
              actions: assign(({ event }) => (event.output.ok ? { camera: event.output.value, failure: null } : {})),
            },
          ],
          onError: onBug,
        },
      },
      live: {
        on: {
          ...decisions(material),
          CAPTURE: {
            guard: ({ context }) => pagesOf(context, id).length < (planned(context, id)?.material.pages?.max ?? 1),
            target: 'capturing',
            actions: 'forgive',
          },
        },
      },
      noCamera: {
        entry: assign({ camera: null }),
        on: { ...decisions(material), RETRY: 'opening' },
        after: { recheck: { guard: ({ context }) => cameraGone(context.failure?.code), target: 'opening' } },
      },
      capturing: {
        meta: { idle: 'working' },
        invoke: {
          src: 'capturePage',
          input: (args) => ({ ...portOf(args), material: id }),
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'live',
              actions: [
                assign(({ context, event }) => {
                  if (!event.output.ok) return {}
                  const { page, picture } = event.output.value
                  return {
                    ...withPages(context, id, [...pagesOf(context, id), page]),
                    pictures: { ...context.pictures, [page.page]: picture },
                  }
                }),
                'save',
              ],
            },
            {
              guard: ({ event }) => cameraGone(failureOf(event.output)?.code),
              target: 'noCamera',
              actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
            },
            { target: 'live', actions: { type: 'fail', params: ({ event }) => failureOf(event.output) } },
          ],
          onError: onBug,
        },
      },
      removing: {
        meta: { idle: 'working' },
        invoke: {
          src: 'removePage',
          input: (args) => ({
            ...portOf(args),
            material: id,
            page: args.event.type === 'REMOVE_PAGE' ? args.event.page : '',
          }),
          onDone: [
            {
              guard: ({ event }) => !event.output.ok,
              target: 'rested',
              actions: { type: 'fail', params: ({ event }) => failureOf(event.output) },
            },
            {
              target: 'rested',
              actions: [
                assign(({ context, event }) => {
                  const removed = event.output.ok ? event.output.value : null
                  return withPages(
                    context,
                    id,
                    pagesOf(context, id).filter(({ page }) => page !== removed),
                  )
                }),
                'save',
              ],
            },
          ],
          onError: onBug,
        },
      },
      rested: { always: [{ guard: ({ context }) => context.camera !== null, target: 'live' }, { target: 'noCamera' }] },
    },
  }
}

export const materials = (affair: Affair): Readonly<Record<string, Node>> =>
  family(
    'material',
    Object.fromEntries(affair.materials.filter((one) => one.source !== 'form').map((one) => [one.id, capture(one)])),
  )
