import { fillForm, type FilledField } from '#flows/fields.ts'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { AskedField } from './asked-field.tsx'
import { KnownFields } from './known-fields.tsx'
import { problemWords } from './problem-words.ts'
import './style.css'

/** 一表申请: one group a screen. What card and platform know is shown with its origin; only the rest is asked. */
export default view('form', 'step.form', function FormPage({ show, failure, say }) {
  const filled = fillForm(show.plan, show.draft).find((one) => one.group.id === show.subject)
  if (filled === undefined) return <Page heading="" />
  const asked = filled.fields.filter((one) => one.asked)
  const known = filled.fields.filter((one) => !one.asked)
  const wordsOf = ({ field }: FilledField): string | undefined =>
    show.problems[field.id] === undefined ? undefined : problemWords(field, show.problems[field.id] ?? '')
  return (
    <Page
      heading={local(filled.group.title)}
      lead={asked.length === 0 ? t('form.allKnown') : known.length === 0 ? undefined : t('form.someKnown')}
      notice={
        Object.keys(show.problems).length > 0 ? (
          <ErrorSummary
            problems={asked.flatMap((one) => {
              const words = wordsOf(one)
              return words === undefined ? [] : [{ control: one.field.id, words }]
            })}
          />
        ) : (
          <FailureNotice failure={failure?.code === 'incomplete' ? null : failure} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: show.changing ? t('act.save') : t('act.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {asked.length > 0 && (
        <section class="form-asked">
          {asked.map((one) => (
            <AskedField
              key={one.field.id}
              filled={one}
              typed={show.draft.values[one.field.id]}
              problem={wordsOf(one)}
              onFill={(value) => say({ type: 'FILL', field: one.field.id, value })}
            />
          ))}
        </section>
      )}
      {known.length > 0 && <KnownFields fields={known} />}
    </Page>
  )
})
