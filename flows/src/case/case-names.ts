/** The states of a case and of its items by name: on the screen and on paper alike. Pure. */
import type { Text } from '../model/affair.ts'
import { sentBack } from './case-traits.ts'
import { caseText } from './case-words.ts'
import type { CaseItem, CaseItemState, CaseProgress, CaseSummary } from './case.ts'

/** The state of a case as a whole; one that was returned may be gone on with in another. */
export const standingName = ({ standing, correctedBy }: Pick<CaseSummary, 'standing' | 'correctedBy'>): Text =>
  caseText(correctedBy === undefined ? `standing.${standing}` : 'goesOn')

export const itemStateName = (state: CaseItemState): Text => caseText(`item.${state}`)

/** It waits in a case that was sent back, so nobody begins it. */
export const waitsInVain = (
  { standing }: Pick<CaseProgress, 'standing'>,
  { state }: Pick<CaseItem, 'state'>,
): boolean => state === 'waiting' && sentBack(standing)

/** The state of an item as it stands within its case. */
export const itemNameIn = (one: Pick<CaseProgress, 'standing'>, item: Pick<CaseItem, 'state'>): Text =>
  waitsInVain(one, item) ? caseText('notBegun') : itemStateName(item.state)
