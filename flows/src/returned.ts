/** 补正 of materials that the platform had itself: what a department returns is not taken from the same source again. */
import type { MaterialState, ReturnReason } from './draft.ts'

type Materials = Readonly<Record<string, MaterialState>>

/** Fetched materials that the reasons name are to be photographed: the paper is what the citizen has in hand. */
export function withoutReturned(materials: Materials, reasons: readonly ReturnReason[]): Materials {
  const named = new Set(reasons.map(({ material }) => material))
  return Object.fromEntries(
    Object.entries(materials).map(([id, state]) => [
      id,
      state.status === 'fetched' && named.has(id) ? { status: 'unavailable', reason: 'returned' } : state,
    ]),
  )
}

export const isReturned = (state: MaterialState | undefined): boolean =>
  state?.status === 'unavailable' && state.reason === 'returned'
