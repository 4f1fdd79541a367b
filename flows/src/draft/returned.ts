/** 补正: what a returned application leaves of the draft, which is mended and handed in again. */
import type { Draft, MaterialState, ReturnReason, Submission } from './draft.ts'

type Materials = Readonly<Record<string, MaterialState>>

/** Steps behind 提交. What is handed in again gets an outcome, a time, a receipt and a way to its results of its own. */
const behind: ReadonlySet<string> = new Set(['outcome', 'appointment', 'receipt', 'explanation', 'evaluation'])

/** What changes in the draft when its returned application is opened again. */
export const reopening = (
  { materials, passed }: Pick<Draft, 'materials' | 'passed'>,
  { caseNumber, reasons }: Extract<Submission, { readonly outcome: 'returned' }>,
) =>
  ({
    submission: null,
    corrects: caseNumber,
    materials: withoutReturned(materials, reasons),
    passed: passed.filter((step) => !behind.has(step)),
    appointments: {},
    delivery: null,
    evaluated: false,
  }) satisfies Partial<Draft>

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
