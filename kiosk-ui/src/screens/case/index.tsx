import type { Text } from '#flows/model/affair.ts'
import { caseWords } from '#flows/case/case-words.ts'
import { lapseIn } from '#flows/plan/deferral.ts'
import { dueLabel, dueOf } from '#flows/case/due.ts'
import { shortNumber } from '#flows/entries/short-number.ts'
import { departmentNotes, whomToAsk } from '#flows/case/what-now.ts'
import { GroupedNumber } from '../../components/grouped-number.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { timeWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { Standing } from '../cases/standing.tsx'
import { view } from '../view.ts'
import { Missing } from './missing.tsx'
import { NextStep } from './next-step.tsx'
import { Timeline } from './timeline.tsx'
import '../cases/style.css'
import './style.css'

/** One case: its state, what to do now, and what each department does. */
export default view('case', 'step.cases', function Case({ show, say }) {
  const { opened, district } = show
  if (opened === null) return <Page heading="" />
  const { caseNumber, applicationId, corrects, correctedBy } = opened
  const due = dueOf(opened)
  const { hall } = district
  const ask = <p>{local(whomToAsk(hall))}</p>
  const number = caseNumber ?? (applicationId === null ? null : shortNumber(applicationId))
  return (
    <Page
      heading={local(opened.affair.name)}
      lead={<Standing of={opened} />}
      back={{ words: t('case.back'), onPress: () => say({ type: 'BACK' }) }}
      other={
        opened.receipt ? { words: t('case.print'), icon: 'print', onPress: () => say({ type: 'RECEIPT' }) } : undefined
      }
      primary={{ words: t('cases.done'), icon: 'check', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {opened.platform !== 'online' && (
        <Notice kind="plain" title={t(`platform.${opened.platform}`)}>
          <p>{t('case.notAsked')}</p>
          {opened.platform !== 'offline' && ask}
        </Notice>
      )}
      <NextStep
        opened={opened}
        hall={hall}
        mend={() => say({ type: 'MEND' })}
        explain={() => say({ type: 'EXPLAIN' })}
      />
      <Missing
        opened={opened}
        lapse={lapseIn(district)}
        byReceipt={show.byReceipt}
        supply={(material) => say({ type: 'SUPPLY', material })}
        print={() => say({ type: 'SUPPLIED' })}
      />
      <Said heading={caseWords['heading.reasons']} words={opened.reasons.map(({ text }) => text)} />
      <Said heading={caseWords['heading.notes']} words={departmentNotes(opened).map(local)} />
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
          ...(due === null ? [] : [{ label: local(dueLabel), value: local(due) }]),
          ...(opened.receipt ? [] : [{ label: t('case.print'), value: t('case.printElsewhere') }]),
        ]}
      />
      {opened.notRegistered.map(({ what, message, ended }, index) => (
        <Notice key={index} kind="plain" title={t(`case.notRegistered.${what}`)}>
          {message !== undefined && <p>{message}</p>}
          <p>{ended === undefined ? t('case.notRegisteredNow') : t('case.notRegisteredEnded', { reason: ended })}</p>
          {ask}
        </Notice>
      ))}
      {opened.departments.map(({ department, items }) => (
        <Timeline
          key={department.zh}
          department={department}
          items={items}
          within={opened}
          appoint={(item) => say({ type: 'APPOINT', item })}
        />
      ))}
      {opened.unreadable > 0 && (
        <Notice kind="plain" title={t('case.unreadable', { count: opened.unreadable })}>
          {ask}
        </Notice>
      )}
    </Page>
  )
})

/** What platform or departments say, in their words; nothing if they say nothing. */
function Said({ heading, words }: { readonly heading: Text; readonly words: readonly string[] }) {
  return words.length === 0 ? null : (
    <section class="case-part">
      <h2>{local(heading)}</h2>
      <ul class="plain-list">
        {words.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
