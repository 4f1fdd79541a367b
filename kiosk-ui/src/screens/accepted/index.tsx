import { byAppointment } from '#flows/appointment/by-appointment.ts'
import { dueLabel, dueText } from '#flows/case/due.ts'
import { Page } from '../../components/page.tsx'
import { Result } from '../../components/result.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 平台已受理: with the number given by the platform. */
export default view('accepted', 'step.submit', function Accepted({ show, say }) {
  const submission = show.draft.submission
  if (submission?.outcome !== 'accepted') return <Page heading="" />
  return (
    <Page
      heading={t('accepted.title')}
      lead={t('accepted.lead')}
      centred
      primary={{
        ...(byAppointment(show.plan).length > 0
          ? { words: t('appointment.next') }
          : { words: t('outcome.receipt'), icon: 'print' as const }),
        onPress: () => say({ type: 'CONTINUE' }),
      }}
    >
      <Result icon="check" label={t('accepted.number')} number={submission.caseNumber} />
      <SummaryList
        rows={[
          { label: t('accepted.at'), value: timeWords(submission.acceptedAt) },
          {
            label: local(dueLabel),
            value: submission.dueDate === undefined ? t('promise.unconfirmed') : local(dueText(submission.dueDate)),
          },
        ]}
      />
    </Page>
  )
})
