import { choosable, partyOf } from '#flows/draft/several.ts'
import { ChoiceList } from '../../components/choice-list.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { coveredWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** No candidate is called so: an id of the platform is not empty. */
const none = ''

/** Of several deceased relatives or enterprises that the platform tells of, the citizen says which one is meant. */
export default view('whom', 'step.form', function Whom({ show, failure, say, ask }) {
  const { affair, draft, subject } = show
  const several = draft.several.find(({ role }) => role === subject)
  if (several === undefined) return <Page heading="" />
  const { name, kind } = partyOf(affair, several.role)
  const heading = t(`whom.${kind}`, { party: local(name) })
  const { meant } = several
  const isUnsaid = failure?.code === 'incomplete' && meant === undefined
  return (
    <Page
      heading={heading}
      lead={t('whom.lead')}
      notice={
        isUnsaid ? (
          <ErrorSummary problems={[{ control: `${several.role}-0`, words: t('whom.choose') }]} />
        ) : (
          <FailureNotice failure={failure} ask={ask} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: show.changing ? t('act.save') : t('act.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <ChoiceList
        name={several.role}
        label={heading}
        kind="single"
        choices={[
          ...choosable(affair, several).map(({ id, name, facts }) => ({
            id,
            label: name,
            detail: facts.map(({ field, value }) => `${local(field.label)} ${coveredWords(field, value)}`).join(' · '),
          })),
          { id: none, label: t('whom.none'), detail: t('whom.noneMeans') },
        ]}
        chosen={meant === undefined ? [] : [meant ?? none]}
        onChange={([id = none]) => say({ type: 'MEAN', candidate: id === none ? null : id })}
      />
    </Page>
  )
})
