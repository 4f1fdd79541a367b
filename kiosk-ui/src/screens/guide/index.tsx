import { confirmedBy, doneElsewhere, feeOf, offeredBy, promiseOf } from '#flows/plan/facts-shown.ts'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { promiseWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** A figure, and the district's document that sets it. */
const by = (words: string, set: { readonly basis: string } | undefined): string =>
  set === undefined ? words : `${words} · ${set.basis}`

/** 办事指南 in brief: enough to decide whether this is the right service. */
export default view('guide', 'step.understand', function Guide({ show, say, tell }) {
  const { affair, district } = show
  const confirmed = confirmedBy(district, affair.id)
  const fee = feeOf(affair, confirmed?.fee)
  const inPerson = offeredBy(confirmed, affair).filter(({ atTerminal }) => atTerminal !== 'whole')
  const notes = [...affair.notes, ...doneElsewhere(confirmed).map(([, goTo]) => goTo)]
  return (
    <Page
      heading={local(affair.name)}
      lead={local(affair.summary)}
      back={{ words: t('act.leave'), icon: 'leave', onPress: () => tell({ type: 'LEAVE' }) }}
      primary={{ words: t('guide.begin'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <SummaryList
        rows={[
          {
            label: t('guide.time'),
            value: by(promiseWords(promiseOf(affair, confirmed?.promise)), confirmed?.promise),
          },
          { label: t('guide.fee'), value: by(fee === null ? t('guide.feeUnconfirmed') : local(fee), confirmed?.fee) },
          { label: t('guide.lead'), value: local(affair.leadDepartment) },
          {
            label: t('guide.delivery'),
            value: affair.delivery.map((mode) => t(`delivery.${mode}`)).join(t('list.separator')),
          },
        ]}
      />
      {affair.conditions.length > 0 && (
        <section class="guide-part">
          <h2>{t('guide.conditions')}</h2>
          <ul class="plain-list">
            {affair.conditions.map((one) => (
              <li key={one.zh}>{local(one)}</li>
            ))}
          </ul>
        </section>
      )}
      {inPerson.length > 0 && (
        <Notice kind="plain" title={t('guide.inPerson')}>
          {inPerson.map(({ id, name, atTerminal, onSite }) => (
            <p key={id}>
              <b>{local(name)}</b>
              {' · '}
              {atTerminal !== 'whole' && t(`atTerminal.${atTerminal}`)}
              {onSite !== undefined && (
                <>
                  <br />
                  {local(onSite)}
                </>
              )}
            </p>
          ))}
        </Notice>
      )}
      {notes.length > 0 && (
        <section class="guide-part">
          <h2>{t('guide.notes')}</h2>
          <ul class="plain-list">
            {notes.map((one) => (
              <li key={one.zh}>{local(one)}</li>
            ))}
          </ul>
        </section>
      )}
      <section class="guide-part">
        <h2>{t('guide.way')}</h2>
        <ol class="guide-way">
          {[t('guide.way1'), t('guide.way2'), t('guide.way3'), t('guide.way4')].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      </section>
    </Page>
  )
})
