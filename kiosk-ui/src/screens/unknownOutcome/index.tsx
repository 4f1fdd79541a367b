import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Result } from '../../components/result.tsx'
import { t } from '../../texts/index.ts'
import type { JourneyProps } from '../props.ts'

/** It was sent and no answer came. The terminal asks until it knows; nobody sends it a second time. */
export function UnknownOutcome({ apply, say }: JourneyProps) {
  const submission = apply.draft.submission
  return (
    <Page
      heading={t('unknown.title')}
      lead={t('unknown.lead')}
      centred
      primary={{ words: t('outcome.receipt'), icon: 'print', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {submission !== null && <Result icon="clock" label={t('queued.number')} number={submission.applicationId} />}
      <Notice kind="plain" title={t('unknown.next')}>
        <p>{t('unknown.nextDetail')}</p>
      </Notice>
    </Page>
  )
}
