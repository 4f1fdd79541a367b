import type { ComponentChildren } from 'preact'
import { mayMend, type CaseProgress } from '#flows/case.ts'
import type { District } from '#flows/district.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { local, t } from '../../texts/index.ts'

interface NextStepProps {
  readonly opened: CaseProgress
  readonly hall: District['hall']
  readonly mend: () => void
}

/** What the citizen does now, and whom to ask where the next step is not theirs alone. */
export function NextStep({ opened, hall, mend }: NextStepProps) {
  const ask = <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
  return (
    <Notice kind={opened.standing === 'done' ? 'well' : 'plain'} title={t('case.now')}>
      {wordsOf(opened)}
      {opened.correctedBy === undefined && whoAsks.has(opened.standing) && ask}
      {mayMend(opened) && (
        <div class="case-mend">
          <Button kind="secondary" icon="pen" onPress={mend}>
            {t('case.mend')}
          </Button>
        </div>
      )}
    </Notice>
  )
}

const whoAsks: ReadonlySet<CaseProgress['standing']> = new Set<CaseProgress['standing']>([
  'suspended',
  'returned',
  'refused',
  'held',
  'closed',
  'partlyDone',
])

function wordsOf(opened: CaseProgress): ComponentChildren {
  const affair = local(opened.affair.name)
  const { standing } = opened
  if (opened.correctedBy !== undefined) return <p>{t('case.now.continued')}</p>
  switch (standing) {
    case 'suspended':
      return (
        <>
          <p>{t('case.now.suspended')}</p>
          <Suspended opened={opened} />
        </>
      )
    case 'returned':
      return <p>{opened.offered ? t('case.now.returnedHere', { affair }) : t('case.now.returned')}</p>
    case 'refused':
      return (
        <>
          <p>{t('case.now.refused')}</p>
          {opened.offered && <p>{t('case.now.refusedHere', { affair })}</p>}
        </>
      )
    case 'partlyDone': {
      const items = opened.departments.flatMap((each) => each.items)
      const approved = items.filter(({ state }) => state === 'approved').length
      return <p>{t('case.now.partlyDone', { approved, others: items.length - approved })}</p>
    }
    case 'queued':
    case 'unknown':
    case 'held':
    case 'closed':
    case 'accepted':
    case 'processing':
    case 'done':
      return <p>{t(`case.now.${standing}`)}</p>
  }
}

/** What each department that has stopped its work asks for, in its own words. */
function Suspended({ opened }: Pick<NextStepProps, 'opened'>) {
  const notes = opened.departments.flatMap(({ department, items }) =>
    items
      .filter(({ state }) => state === 'suspended')
      .flatMap(({ events }) => events.findLast(({ state }) => state === 'suspended')?.note ?? [])
      .map((note) => t('case.now.suspendedItem', { department: local(department), note })),
  )
  return notes.length === 0 ? null : (
    <ul class="plain-list">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
