import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { failureText } from '../../texts/failures.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** Staff are needed. Tells the citizen what is safe, and the member of staff what to do. */
export default view('attendant', null, function Attendant({ show, failure, say }) {
  const { district } = show
  const handedIn = show.draft != null && show.draft.submission !== null
  return (
    <Page
      heading={t('attendant.title')}
      lead={handedIn ? t('attendant.leadHandedIn') : t('attendant.lead')}
      back={{ words: t('attendant.end'), icon: 'leave', onPress: () => say({ type: 'CONTINUE' }) }}
      primary={{ words: t('attendant.goOn'), onPress: () => say({ type: 'RETRY' }) }}
    >
      {failure !== null && (
        <Notice kind="wrong" title={failureText(failure).what}>
          <p>{failureText(failure).now}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { label: t('attendant.where'), value: local(district.hall.name) },
          { label: t('home.telephone'), value: district.hall.telephone },
        ]}
      />
      {failure !== null && (
        <Notice kind="plain" title={t('out.staff')}>
          <p>{failureText(failure).attendant}</p>
        </Notice>
      )}
    </Page>
  )
})
