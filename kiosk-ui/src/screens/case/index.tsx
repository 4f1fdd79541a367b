import type { CaseStanding } from '#flows/case.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { dateWords, timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { Standing } from '../cases/standing.tsx'
import { view } from '../view.ts'
import { Timeline } from './timeline.tsx'
import '../cases/style.css'
import './style.css'

/** Standings in which somebody has to be asked; the screen then says whom. */
const asked: ReadonlySet<CaseStanding> = new Set<CaseStanding>(['returned', 'refused', 'held', 'closed'])

/** One case: its state, what to do now, and what each department does. */
export default view('case', 'step.cases', function Case({ show, say }) {
  const { opened, district } = show
  if (opened === null) return <Page heading="" />
  const { standing, caseNumber, applicationId, dueDate } = opened
  const { hall } = district
  const number = caseNumber ?? applicationId
  return (
    <Page
      heading={local(opened.affair.name)}
      lead={<Standing standing={standing} />}
      back={{ words: t('case.back'), onPress: () => say({ type: 'BACK' }) }}
      other={
        opened.receipt ? { words: t('case.print'), icon: 'print', onPress: () => say({ type: 'RECEIPT' }) } : undefined
      }
      primary={{ words: t('cases.done'), icon: 'check', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <Notice kind={standing === 'done' ? 'well' : 'plain'} title={t('case.now')}>
        <p>{t(`case.now.${standing}`)}</p>
        {asked.has(standing) && <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>}
      </Notice>
      {opened.reasons.length > 0 && (
        <section class="case-part">
          <h2>{t('case.reasons')}</h2>
          <ul class="plain-list">
            {opened.reasons.map((reason, index) => (
              <li key={index}>{reason.text}</li>
            ))}
          </ul>
        </section>
      )}
      <SummaryList
        rows={[
          ...(number === null
            ? []
            : [{ label: caseNumber === null ? t('queued.number') : t('accepted.number'), value: number }]),
          { label: t('case.handedIn'), value: timeWords(opened.handedInAt) },
          ...(dueDate === undefined ? [] : [{ label: t('accepted.due'), value: dateWords(dueDate) }]),
        ]}
      />
      {opened.notRegistered.map(({ what, message }, index) => (
        <Notice key={index} kind="plain" title={t(`case.notRegistered.${what}`)}>
          {message !== undefined && <p>{message}</p>}
          <p>{t('case.notRegisteredNow')}</p>
          <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
        </Notice>
      ))}
      {opened.departments.map(({ department, items }) => (
        <Timeline key={department.zh} department={department} items={items} />
      ))}
      {opened.unreadable > 0 && (
        <Notice kind="plain" title={t('case.unreadable', { count: opened.unreadable })}>
          <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
        </Notice>
      )}
    </Page>
  )
})
