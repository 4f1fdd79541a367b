import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { failureText } from '../../texts/failures.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** No daemon, or no catalogue: says what that means for the citizen and what staff can do about it. */
export default view('outOfService', null, function OutOfService({ show, failure, tell }) {
  const hall = show.catalogue?.district.hall
  return (
    <Page
      heading={t('out.title')}
      lead={show.outOfServiceBecause === 'noCatalogue' ? t('out.noCatalogue') : t('out.notConnected')}
      primary={{ words: t('act.retry'), icon: 'restart', onPress: () => tell({ type: 'RETRY' }) }}
      centred
    >
      <p class="out-now">
        {hall === undefined
          ? t('out.now')
          : t('out.nowAt', { address: local(hall.address), telephone: hall.telephone })}
      </p>
      <Notice kind="plain" title={t('out.staff')}>
        <p>{failure === null ? t('out.staffConnection') : failureText(failure).attendant}</p>
      </Notice>
    </Page>
  )
})
