import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 不予受理, with the reasons and whom to contact. */
export default view('refused', 'step.submit', function Refused({ show, say }) {
  const submission = show.draft.submission
  const reasons = submission?.outcome === 'refused' ? submission.reasons : []
  const { hall } = show.district
  return (
    <Page
      heading={t('refused.title')}
      lead={t('refused.lead')}
      primary={{ words: t('act.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <ul class="reasons">
        {reasons.map((reason, index) => (
          <li key={index}>
            <p>{reason.text}</p>
          </li>
        ))}
      </ul>
      <Notice kind="plain" title={t('refused.next')}>
        <p>{t('refused.nextDetail', { hall: local(hall.name), telephone: hall.telephone })}</p>
      </Notice>
    </Page>
  )
})
