import type { CaseStanding } from '#flows/case.ts'
import { GroupedNumber } from '../../components/grouped-number.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { dateWords, timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { Standing } from '../cases/standing.tsx'
import { view } from '../view.ts'
import { NextStep } from './next-step.tsx'
import { Timeline } from './timeline.tsx'
import '../cases/style.css'
import './style.css'

/** Standings in which nothing more happens by itself, so no day is promised any more. */
const over: ReadonlySet<CaseStanding> = new Set<CaseStanding>(['returned', 'refused', 'closed', 'partlyDone', 'done'])
/** Nobody begins what still waits in such a case. */
const neverBegun: ReadonlySet<CaseStanding> = new Set<CaseStanding>(['returned', 'refused', 'closed'])

/** One case: its state, what to do now, and what each department does. */
export default view('case', 'step.cases', function Case({ show, say }) {
  const { opened, district } = show
  if (opened === null) return <Page heading="" />
  const { standing, caseNumber, applicationId, dueDate, corrects, correctedBy } = opened
  const { hall } = district
  const number = caseNumber ?? applicationId
  return (
    <Page
      heading={local(opened.affair.name)}
      lead={<Standing standing={standing} continued={correctedBy !== undefined} />}
      back={{ words: t('case.back'), onPress: () => say({ type: 'BACK' }) }}
      other={
        opened.receipt ? { words: t('case.print'), icon: 'print', onPress: () => say({ type: 'RECEIPT' }) } : undefined
      }
      primary={{ words: t('cases.done'), icon: 'check', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {opened.platform !== 'online' && (
        <Notice kind="plain" title={t(`platform.${opened.platform}`)}>
          <p>{t('case.notAsked')}</p>
          {opened.platform !== 'offline' && (
            <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
          )}
        </Notice>
      )}
      <NextStep opened={opened} hall={hall} mend={() => say({ type: 'MEND' })} />
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
            : [
                {
                  label: caseNumber === null ? t('queued.number') : t('accepted.number'),
                  value: <GroupedNumber number={number} />,
                },
              ]),
          ...(corrects === undefined
            ? []
            : [{ label: t('case.corrects'), value: <GroupedNumber number={corrects} /> }]),
          ...(correctedBy === undefined
            ? []
            : [{ label: t('case.correctedBy'), value: <GroupedNumber number={correctedBy} /> }]),
          { label: t('case.handedIn'), value: timeWords(opened.handedInAt) },
          ...(dueDate === undefined || over.has(standing)
            ? []
            : [{ label: t('accepted.due'), value: dateWords(dueDate) }]),
          ...(opened.receipt ? [] : [{ label: t('case.print'), value: t('case.printElsewhere') }]),
        ]}
      />
      {opened.notRegistered.map(({ what, message, ended }, index) => (
        <Notice key={index} kind="plain" title={t(`case.notRegistered.${what}`)}>
          {message !== undefined && <p>{message}</p>}
          <p>{ended === undefined ? t('case.notRegisteredNow') : t('case.notRegisteredEnded', { reason: ended })}</p>
          <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
        </Notice>
      ))}
      {opened.departments.map(({ department, items }) => (
        <Timeline key={department.zh} department={department} items={items} begun={!neverBegun.has(standing)} />
      ))}
      {opened.unreadable > 0 && (
        <Notice kind="plain" title={t('case.unreadable', { count: opened.unreadable })}>
          <p>{t('case.ask', { hall: local(hall.name), telephone: hall.telephone })}</p>
        </Notice>
      )}
    </Page>
  )
})
