import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** Fetching the list of cases, or the case that was chosen. */
export default view('finding', 'step.cases', function Finding({ failure, say, ask }) {
  return (
    <Page
      heading={failure === null ? t('finding.title') : t('finding.notFound')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      centred
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={
        retryable(failure)
          ? { words: t('act.retry'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
          : undefined
      }
    >
      {failure === null && <Waiting words={t('finding.now')} facts={[t('finding.howLong'), t('finding.longer')]} />}
    </Page>
  )
})
