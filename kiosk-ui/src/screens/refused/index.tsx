import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import type { JourneyProps } from '../props.ts'

/** 不予受理, with the reasons and whom to ask. */
export function Refused({ apply, say }: JourneyProps) {
  const submission = apply.draft.submission
  const reasons = submission?.outcome === 'refused' ? submission.reasons : []
  const { hall } = apply.district
  return (
    <Page
      heading={t('refused.title')}
      lead={t('refused.lead')}
      primary={{ words: t('act.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <ul class="reasons">
        {reasons.map((reason) => (
          <li key={reason.text}>
            <p>{reason.text}</p>
          </li>
        ))}
      </ul>
      <Notice kind="plain" title={t('refused.next')}>
        <p>{t('refused.nextDetail', { hall: local(hall.name), telephone: hall.telephone })}</p>
      </Notice>
    </Page>
  )
}
