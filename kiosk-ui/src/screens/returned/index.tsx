import { fillForm } from '#flows/draft/fields.ts'
import { whatNow, whomToAsk } from '#flows/case/what-now.ts'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { WhatNow } from '../../components/what-now.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { stepToMend } from './step-to-mend.ts'
import './style.css'

/** 补正: what the platform wants corrected, each with the way there; and on paper, for who does it another day. */
export default view('returned', 'step.submit', function Returned({ show, say }) {
  const submission = show.draft.submission
  if (submission?.outcome !== 'returned') return <Page heading="" />
  const { reasons, caseNumber } = submission
  const { affair, district } = show
  const form = fillForm(show.plan, show.draft)
  return (
    <Page
      heading={t('returned.title')}
      lead={t('returned.lead')}
      other={{ words: t('explanation.print'), icon: 'print', onPress: () => say({ type: 'EXPLAIN' }) }}
      primary={{ words: t('returned.mend'), icon: 'pen', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <ul class="reasons">
        {reasons.map((reason, index) => {
          const step = stepToMend(reason, show.plan, form)
          return (
            <li key={index}>
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
      <WhatNow
        title={t('returned.later')}
        words={whatNow(
          { standing: 'returned', affair, offered: true, caseNumber, departments: [], unreadable: 0, missing: [] },
          'later',
        )}
        ask={whomToAsk(district.hall)}
      />
    </Page>
  )
})
