import { agreedBy } from '#flows/appointment/appointment-words.ts'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import type { Props } from '../view.ts'

/** No time can be chosen now: who agrees it instead. Nothing is claimed that is not made. */
export function Without({ show, failure, say, ask }: Props<'appointment'>) {
  const { item, slots } = show
  return (
    <Page
      heading={t('appointment.without')}
      lead={local(item.name)}
      notice={<FailureNotice failure={failure} ask={ask} />}
      other={
        retryable(failure)
          ? { words: t('act.retry'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
          : undefined
      }
      primary={{
        words: t(show.case === undefined ? 'act.continue' : 'appointment.toCase'),
        onPress: () => say({ type: 'CONTINUE' }),
      }}
    >
      <Notice kind="plain" title={local(agreedBy(item.department))}>
        {slots?.length === 0 && <p>{t('appointment.full')}</p>}
        <p>{t('appointment.withoutNow')}</p>
      </Notice>
      {item.onSite !== undefined && (
        <Notice kind="plain" title={t('appointment.onSite')}>
          <p>{local(item.onSite)}</p>
        </Notice>
      )}
    </Page>
  )
}
