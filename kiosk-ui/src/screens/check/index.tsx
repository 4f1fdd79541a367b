import { fillForm, isShown, told, type FilledField } from '#flows/draft/fields.ts'
import { meantName, partyOf } from '#flows/draft/several.ts'
import { standing } from '#flows/draft/standing.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { GroupedNumber } from '../../components/grouped-number.tsx'
import { OriginMark } from '../../components/origin-mark.tsx'
import { Page } from '../../components/page.tsx'
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx'
import { coveredWords, promiseWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { answerRows, identityRows } from './rows.ts'

const fieldRow = ({ field, value, origin }: FilledField): SummaryRow => ({
  label: local(field.label),
  value: value === null ? t('value.none') : coveredWords(field, value),
  mark: origin !== null && origin !== 'citizen' && <OriginMark origin={origin} />,
})

/**
 * 核对: everything the citizen entered and everything known, each part with a way to change it. Nothing is handed in yet.
 */
export default view('check', 'step.check', function Check({ show, failure, say, ask }) {
  const { affair, plan, draft } = show
  const change = (step: string) => () => say({ type: 'CHANGE', step })
  return (
    <Page
      heading={t('check.title')}
      lead={t('check.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: t('check.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {draft.corrects !== null && (
        <SummaryList rows={[{ label: t('check.corrects'), value: <GroupedNumber number={draft.corrects} /> }]} />
      )}
      <SummaryList
        heading={t('check.answers')}
        rows={answerRows(plan).map(({ step, label, value }) => ({ label, value, onChange: change(step) }))}
      />
      <SummaryList
        heading={t('notice.items')}
        onChange={change('notice')}
        rows={plan.items
          .filter((one) => one.selected)
          .map((one) => ({
            label: local(one.item.name),
            value: `${local(one.item.department)} · ${promiseWords(one.promise)}`,
          }))}
      />
      {draft.identity !== null && (
        <SummaryList heading={t('check.identity')} rows={identityRows(draft.identity, draft.face)} />
      )}
      {draft.several.length > 0 && (
        <SummaryList
          rows={draft.several.map((one) => ({
            label: local(partyOf(affair, one.role).name),
            value: meantName(one) ?? t('whom.none'),
            onChange: change(`whom.${one.role}`),
          }))}
        />
      )}
      {fillForm(plan, draft)
        .filter(isShown)
        .flatMap(({ group, fields, rows }) =>
          group.repeat === undefined
            ? [
                <SummaryList
                  key={group.id}
                  heading={local(group.title)}
                  onChange={fields.some((one) => one.asked) ? change(`form.${group.id}`) : undefined}
                  rows={told(fields).map(fieldRow)}
                />,
              ]
            : rows.map((row, index) => (
                <SummaryList
                  key={row.id}
                  heading={`${local(group.title)} ${index + 1} / ${rows.length}`}
                  onChange={change(`form.${group.id}`)}
                  rows={told(row.fields).map(fieldRow)}
                />
              )),
        )}
      {plan.materials.length > 0 && (
        <SummaryList
          heading={t('check.materials')}
          onChange={change('materials')}
          rows={plan.materials.map((one) => ({
            label: local(one.material.name),
            value: t(`standing.${standing(one, draft)}`),
          }))}
        />
      )}
    </Page>
  )
})
