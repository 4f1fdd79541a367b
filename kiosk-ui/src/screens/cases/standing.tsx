import type { CaseItemState, CaseStanding } from '#flows/case.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { t } from '../../texts/index.ts'

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

/** The state of a case as a whole. `continued`: returned, and mended in another one since. */
export function Standing({ standing, continued }: { readonly standing: CaseStanding; readonly continued: boolean }) {
  if (continued)
    return (
      <span class="standing tile-strong">
        <Icon name="check" />
        {t('standing.case.continued')}
      </span>
    )
  return (
    <span class="standing tile-strong">
      <Icon name={marks[standing]} />
      {t(`standing.case.${standing}`)}
    </span>
  )
}

export const markOf = (state: CaseItemState): IconName => marks[state]
