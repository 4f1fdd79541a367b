/**
 * The state of a material from the citizen's point of view: fetched, captured, promised, made by the terminal, produced
 * by another item, or still to be brought.
 */
import { mayDefer } from '../plan/deferral.ts'
import type { Draft } from './draft.ts'
import type { PlannedMaterial } from '../plan/plan.ts'

export type Standing = 'fetched' | 'captured' | 'promised' | 'made' | 'produced' | 'toBring'

export function standing({ material, producedBy }: PlannedMaterial, draft: Draft): Standing {
  if (producedBy !== undefined) return 'produced'
  if (material.source === 'form') return 'made'
  const state = Object.hasOwn(draft.materials, material.id) ? draft.materials[material.id] : undefined
  if (state?.status === 'fetched' || state?.status === 'captured') return state.status
  if (!mayDefer(material, draft)) return 'toBring'
  return state?.status === 'promised' || draft.promised.includes(material.id) ? 'promised' : 'toBring'
}
