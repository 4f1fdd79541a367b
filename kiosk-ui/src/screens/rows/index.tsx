import { fillForm, told, type FilledGroup, type FilledRow } from '#flows/draft/fields.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, type Act } from '../../components/page.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { coveredWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { partyOf } from './party.ts'

/** Why the list is not complete; null if it is. */
function lacking({ rows, problem, group }: FilledGroup, counted: (count: number) => string): string | null {
  if (problem === 'tooFew') return t('rows.tooFew', { least: counted(group.repeat?.min ?? 0) })
  if (problem === 'tooMany') return t('rows.tooMany', { most: counted(group.repeat?.max ?? 0) })
  return rows.some((row) => !row.complete) ? t('rows.unfinished') : null
}

const summaryOf = ({ fields, complete }: FilledRow) => [
  ...told(fields).flatMap(({ field, value }) =>
    value === null
      ? []
      : [
          {
            label: local(field.label),
            value: coveredWords(field, value),
          },
        ],
  ),
  ...(complete ? [] : [{ label: t('rows.state'), value: t('rows.notYet') }]),
]

/** Everybody in a group: 一共 2 位, each with a way to change them, and a way to add another. */
export default view('rows', 'step.form', function Rows({ show, failure, say }) {
  const filled = fillForm(show.plan, show.draft).find((one) => one.group.id === show.subject)
  if (filled === undefined) return <Page heading="" />
  const { group, rows, problem } = filled
  const { name, counted } = partyOf(group, show.affair)
  const wanted = failure?.code === 'incomplete' ? lacking(filled, counted) : null
  const full = rows.length >= (group.repeat?.max ?? 0)
  const add: Act = {
    words: t('rows.add', { what: local(name) }),
    icon: 'person',
    onPress: () => say({ type: 'ADD_ROW' }),
  }
  const onward: Act = {
    words: show.changing ? t('act.save') : t('act.continue'),
    onPress: () => say({ type: 'CONTINUE' }),
  }
  return (
    <Page
      heading={local(group.title)}
      lead={
        rows.length === 0 ? t('rows.none', { what: local(name) }) : t('rows.total', { count: counted(rows.length) })
      }
      notice={
        wanted === null ? (
          <FailureNotice failure={failure?.code === 'incomplete' ? null : failure} />
        ) : (
          <Notice kind="wrong" title={wanted} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={problem === 'tooFew' || full ? undefined : add}
      primary={problem === 'tooFew' ? add : onward}
    >
      {rows.map((row, index) => (
        <SummaryList
          key={row.id}
          heading={`${local(name)} ${index + 1}`}
          onChange={() => say({ type: 'OPEN_ROW', row: row.id })}
          rows={summaryOf(row)}
        />
      ))}
    </Page>
  )
})
