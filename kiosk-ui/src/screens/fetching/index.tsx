import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/**
 * 共享数据自动调用: what the platform already knows is not asked again. If the platform cannot be reached, the journey goes on
 * without it.
 */
export default view('fetching', 'step.form', function Fetching({ failure, say, ask }) {
  return (
    <Page
      heading={failure === null ? t('fetching.title') : t('fetching.notFound')}
      lead={failure === null ? t('fetching.lead') : t('fetching.without')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      centred
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={
        !retryable(failure)
          ? undefined
          : { words: t('act.retry'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
      }
      primary={failure === null ? undefined : { words: t('fetching.goOn'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {failure === null && (
        <Waiting words={t('fetching.now')} facts={[t('fetching.kept'), t('fetching.howLong'), t('fetching.longer')]} />
      )}
    </Page>
  )
})
