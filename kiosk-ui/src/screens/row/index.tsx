import { useState } from 'preact/hooks'
import { fillForm, rowsOf } from '#flows/draft/fields.ts'
import { Button } from '../../components/button.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { Fields, ProblemSummary } from '../form/fields.tsx'
import { partyOf } from '../rows/party.ts'
import { view } from '../view.ts'
import './style.css'

/** One person or thing of a group. A card fills in what is on it; removing asks for confirmation. */
export default view('row', 'step.form', function OneRow({ show, failure, say }) {
  const [removing, setRemoving] = useState(false)
  const filled = fillForm(show.plan, show.draft).find((one) => one.group.id === show.subject)
  const index = filled?.rows.findIndex(({ id }) => id === show.row) ?? -1
  const row = filled?.rows[index]
  if (filled === undefined || row === undefined) return <Page heading="" />
  const typed = rowsOf(show.draft, filled.group.id)
  const { name, people, laysCard } = partyOf(filled.group, show.affair)
  const byCard = row.fields.some(({ field, asked }) => asked && field.origin === 'idCard')
  const mayBeSelf = byCard && people && show.draft.identity !== null && !typed.some(({ self }) => self === true)
  return (
    <Page
      heading={`${local(name)} ${index + 1}`}
      notice={
        Object.keys(show.problems).length > 0 ? (
          <ProblemSummary fields={row.fields} problems={show.problems} />
        ) : (
          <FailureNotice failure={failure?.code === 'incomplete' ? null : failure} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={{
        words: removing ? t('rows.removeSure') : t('rows.remove'),
        icon: 'trash',
        onPress: () => (removing ? say({ type: 'REMOVE_ROW' }) : setRemoving(true)),
      }}
      primary={{ words: t('rows.done'), icon: 'check', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {byCard && (laysCard || mayBeSelf) && (
        <div class="row-ways">
          {laysCard && (
            <Button kind="secondary" icon="person" onPress={() => say({ type: 'LAY_CARD' })}>
              {t('rows.layCard')}
            </Button>
          )}
          {mayBeSelf && (
            <Button kind="secondary" icon="check" onPress={() => say({ type: 'SELF' })}>
              {t('rows.self')}
            </Button>
          )}
        </div>
      )}
      <Fields
        plan={show.plan}
        fields={row.fields}
        typed={typed[index]?.values ?? {}}
        problems={show.problems}
        onFill={(field, value) => say({ type: 'FILL', field, value })}
        onConfirm={(field) => say({ type: 'CONFIRM', field })}
      />
    </Page>
  )
})
