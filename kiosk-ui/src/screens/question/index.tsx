import { answeredThen } from '#flows/notice/taken-up.ts'
import { questionCount } from '#flows/journeys/apply/count.ts'
import { ChoiceList } from '../../components/choice-list.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 情形问题: one question, which is the heading of the screen. */
export default view('question', 'step.understand', function QuestionPage({ show, failure, say }) {
  const question = show.plan.questions.find((one) => one.id === show.subject)
  if (question === undefined) return <Page heading="" />
  const chosen = show.draft.answers[question.id] ?? []
  const hints = question.options.filter((option) => chosen.includes(option.id)).flatMap((option) => option.hint ?? [])
  const unanswered = failure?.code === 'incomplete' && chosen.length === 0
  const progress = questionCount(show)
  const { takenUp, passed } = show.draft
  const again =
    takenUp !== null && !passed.includes(`question.${question.id}`) && answeredThen(show.affair, takenUp, question.id)
  return (
    <Page
      heading={local(question.text)}
      lead={
        <>
          {progress !== null && <p>{t('question.progress', progress)}</p>}
          {question.why !== undefined && <p>{local(question.why)}</p>}
          {question.kind === 'multiple' && <p>{t('question.multiple')}</p>}
        </>
      }
      notice={
        <ErrorSummary problems={unanswered ? [{ control: `${question.id}-0`, words: t('question.choose') }] : []} />
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={{ words: show.changing ? t('act.save') : t('act.continue'), onPress: () => say({ type: 'CONTINUE' }) }}
    >
      {again && (
        <Notice kind="plain">
          <p>{t('takenUp.thisOne')}</p>
        </Notice>
      )}
      <ChoiceList
        name={question.id}
        label={local(question.text)}
        kind={question.kind}
        choices={question.options.map((option) => ({
          id: option.id,
          label: local(option.label),
          ...(option.detail && { detail: local(option.detail) }),
          ...(option.exclusive && { exclusive: option.exclusive }),
        }))}
        chosen={chosen}
        onChange={(options) => say({ type: 'ANSWER', options })}
      />
      {hints.map((hint) => (
        <Notice key={hint.zh} kind="plain">
          <p>{local(hint)}</p>
        </Notice>
      ))}
    </Page>
  )
})
