import { fillForm } from '#flows/draft/fields.ts'
import { why } from '#flows/plan/why.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { Fields, ProblemSummary } from './fields.tsx'

/** 一表申请: one group per screen. What card and platform provide is shown with its origin; only the rest is asked. */
export default view('form', 'step.form', function FormPage({ show, failure, say }) {
  const filled = fillForm(show.plan, show.draft).find((one) => one.group.id === show.subject)
  if (filled === undefined) return <Page heading="" />
  const asked = filled.fields.filter((one) => one.asked)
  const { sharedWent } = show.draft
  const because = why(show.plan, filled.group)
  const known =
    asked.length === 0 ? t('form.allKnown') : asked.length === filled.fields.length ? null : t('form.someKnown')
  return (
    <Page
      heading={local(filled.group.title)}
      lead={
        because === null && known === null ? undefined : (
          <>
            {because !== null && <p>{local(because)}</p>}
            {known !== null && <p>{known}</p>}
          </>
        )
      }
      notice={
        Object.keys(show.problems).length > 0 ? (
          <ProblemSummary fields={asked} problems={show.problems} />
        ) : (
          <FailureNotice failure={failure?.code === 'incomplete' ? null : failure} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: show.changing ? t('act.save') : t('act.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <Fields
        plan={show.plan}
        fields={filled.fields}
        typed={show.draft.values}
        problems={show.problems}
        onFill={(field, value) => say({ type: 'FILL', field, value })}
        onConfirm={(field) => say({ type: 'CONFIRM', field })}
      />
      {sharedWent !== null && sharedWent !== 'online' && asked.some(({ field }) => field.origin === 'shared') && (
        <Notice kind="plain" title={t(`platform.${sharedWent}`)}>
          <p>{t('form.notTold')}</p>
        </Notice>
      )}
    </Page>
  )
})
