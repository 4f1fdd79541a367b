import { shortNumber } from '#flows/entries/short-number.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Result } from '../../components/result.tsx'
import { timeWords } from '../../format.ts'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 本机已收: stored safely here and sent later automatically. Never called accepted. */
export default view('queued', 'step.submit', function Queued({ show, say }) {
  const submission = show.draft.submission
  if (submission?.outcome !== 'queued') return <Page heading="" />
  return (
    <Page
      heading={t('queued.title')}
      lead={t('queued.lead')}
      centred
      primary={{ words: t('outcome.receipt'), icon: 'print', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <Result icon="clock" label={t('queued.number')} number={shortNumber(submission.applicationId)}>
        <p>{t('queued.numberUse')}</p>
        <p>{timeWords(submission.sealedAt)}</p>
      </Result>
      <Notice kind="plain" title={t('queued.next')}>
        <p>{t('queued.nextDetail')}</p>
      </Notice>
    </Page>
  )
})
