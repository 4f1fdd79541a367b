import { shortNumber } from '#flows/entries/short-number.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Result } from '../../components/result.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/**
 * The platform does not accept the application as it is, so it is kept here for staff; or staff have closed it
 * meanwhile.
 */
export default view('held', 'step.submit', function Held({ show, say }) {
  const submission = show.draft.submission
  if (submission?.outcome !== 'held' && submission?.outcome !== 'closed') return <Page heading="" />
  const { outcome, message, applicationId } = submission
  const { hall } = show.district
  return (
    <Page
      heading={t(`${outcome}.title`)}
      lead={t(`${outcome}.lead`)}
      centred
      primary={{ words: t('outcome.receipt'), icon: 'print', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <Result icon="alert" label={t('queued.number')} number={shortNumber(applicationId)}>
        <p>{t('queued.numberUse')}</p>
      </Result>
      {message !== undefined && (
        <Notice kind="plain" title={t(`${outcome}.why`)}>
          <p>{message}</p>
        </Notice>
      )}
      <Notice kind="plain" title={t(`${outcome}.next`)}>
        <p>{t(`${outcome}.nextDetail`, { hall: local(hall.name), telephone: hall.telephone })}</p>
      </Notice>
    </Page>
  )
})
