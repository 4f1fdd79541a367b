import { fillForm } from '#flows/fields.ts'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { stepToMend } from './step-to-mend.ts'
import './style.css'

/** 补正: what the platform wants corrected, each with the way there. */
export default view('returned', 'step.submit', function Returned({ show, say }) {
  const submission = show.draft.submission
  const reasons = submission?.outcome === 'returned' ? submission.reasons : []
  const form = fillForm(show.plan, show.draft)
  return (
    <Page
      heading={t('returned.title')}
      lead={t('returned.lead')}
      primary={{ words: t('returned.mend'), icon: 'pen', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <ul class="reasons">
        {reasons.map((reason) => {
          const step = stepToMend(reason, show.plan, form)
          return (
            <li key={reason.text}>
              <p>{reason.text}</p>
              {step !== null && (
                <Button kind="secondary" icon="pen" onPress={() => say({ type: 'CHANGE', step })}>
                  {t('act.change')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Page>
  )
})
