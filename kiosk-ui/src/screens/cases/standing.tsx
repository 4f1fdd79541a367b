import { standingName } from '#flows/case/case-names.ts'
import type { CaseItemState, CaseStanding, CaseSummary } from '#flows/case/case.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { local } from '../../texts/index.ts'

/** Icons beside the words, never instead of them: done, under way, or somebody has to act. */
const marks: Readonly<Record<CaseStanding | CaseItemState, IconName>> = {
  queued: 'clock',
  unknown: 'clock',
  held: 'alert',
  closed: 'cross',
  accepted: 'clock',
  processing: 'clock',
  suspended: 'alert',
  returned: 'alert',
  refused: 'cross',
  partlyDone: 'clock',
  done: 'check',
  waiting: 'clock',
  handling: 'clock',
  approved: 'check',
  rejected: 'cross',
  cancelled: 'cross',
}

/** The state of a case as a whole; one that was returned may be gone on with in another. */
export function Standing({ of: one }: { readonly of: Pick<CaseSummary, 'standing' | 'correctedBy'> }) {
  return (
    <span class="standing tile-strong">
      <Icon name={one.correctedBy === undefined ? marks[one.standing] : 'check'} />
      {local(standingName(one))}
    </span>
  )
}

export const markOf = (state: CaseItemState): IconName => marks[state]
