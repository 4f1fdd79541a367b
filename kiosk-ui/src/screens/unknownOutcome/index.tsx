import { shortNumber } from '#flows/entries/short-number.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Result } from '../../components/result.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** Sent, but not answered. The terminal asks until it knows; the application is not sent a second time. */
export default view('unknownOutcome', 'step.submit', function UnknownOutcome({ show, say }) {
  const submission = show.draft.submission
  return (
    <Page
      heading={t('unknown.title')}
      lead={t('unknown.lead')}
      centred
      primary={{ words: t('outcome.receipt'), icon: 'print', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {submission !== null && (
        <Result icon="clock" label={t('queued.number')} number={shortNumber(submission.applicationId)}>
          <p>{t('queued.numberUse')}</p>
        </Result>
      )}
      <Notice kind="plain" title={t('unknown.next')}>
        <p>{t('unknown.nextDetail')}</p>
      </Notice>
    </Page>
  )
})
