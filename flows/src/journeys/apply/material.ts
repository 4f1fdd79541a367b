/** 一套材料: what the platform has is shown; the rest is photographed page by page or promised for later (可容缺). */
import { assign } from 'xstate'
import type { Affair, Material } from '../../model/affair.ts'
import { laterOf } from '../../plan/deferral.ts'
import type { MaterialPage } from '../../draft/draft.ts'
import { whoseSignedPages, withSignedPages } from '../../draft/papers.ts'
import { amended, type Context } from './context.ts'
import { savedFirst } from './saved-first.ts'
import { aborted, arrive, family, goBack, goOn, onBug, shows, to, type Node } from './setup.ts'

/** All materials, each with its source. */
export const overview: Node = {
  ...shows('materials', 'reading'),
  entry: arrive('materials'),
  on: { CONTINUE: goOn, BACK: goBack },
}

/**
 * The context with these pages. A photographed page replaces a promise; what was confirmed without it must be confirmed
 * again.
 */
export function withPages(context: Context, material: string, pages: readonly MaterialPage[]): Partial<Context> {
  const signed = whoseSignedPages(material)
  if (signed !== null)
    return { draft: { ...context.draft, signatures: withSignedPages(context.draft, signed, pages) }, changes: {} }
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

function capture(material: Material): Node {
  const { id } = material
  return {
    entry: arrive(`material.${id}`, id),
    invoke: {
      src: 'capture',
      id: 'step',
      input: ({ context, self }) => {
        const { plan, draft, delays, changing } = context
        const state = draft.materials[id]
        // From the plan: merging may have made it stricter than the affair's own entry.
        const asked = plan.materials.find((one) => one.material.id === id)?.material ?? material
        return {
          port: savedFirst(context),
          journey: self,
          delays,
          changing,
          material: asked,
          later: laterOf(asked, plan, draft),
          pages: state?.status === 'captured' ? state.pages : [],
          promised: state?.status === 'promised' || draft.promised.includes(id),
        }
      },
      onDone: [
        ...aborted,
        {
          guard: ({ event }) => event.output.left === 'promised',
          target: to('walk'),
          actions: [
            assign(({ context }) => amended(context, { promised: [...new Set([...context.draft.promised, id])] })),
            'save',
            'pass',
            'save',
          ],
        },
        goOn,
      ],
      onError: onBug,
    },
  }
}

export const materials = (affair: Affair): Readonly<Record<string, Node>> =>
  family(
    'material',
    Object.fromEntries(affair.materials.filter((one) => one.source !== 'form').map((one) => [one.id, capture(one)])),
  )
