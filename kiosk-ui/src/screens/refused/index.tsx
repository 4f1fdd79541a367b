import { caseWords } from '#flows/case/case-words.ts'
import { whatNow, whomToAsk } from '#flows/case/what-now.ts'
import { Page } from '../../components/page.tsx'
import { WhatNow } from '../../components/what-now.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 不予受理, with the reasons and whom to contact; then the same on paper. */
export default view('refused', 'step.submit', function Refused({ show, say }) {
  const submission = show.draft.submission
  const reasons = submission?.outcome === 'refused' ? submission.reasons : []
  const words = whatNow(
    {
      standing: 'refused',
      affair: show.affair,
      offered: true,
      caseNumber: null,
      departments: [],
      unreadable: 0,
      missing: [],
    },
    'later',
  )
  return (
    <Page
      heading={t('refused.title')}
      lead={t('refused.lead')}
      primary={{ words: t('explanation.print'), icon: 'print', onPress: () => say({ type: 'CONTINUE' }) }}
    >
      <ul class="reasons">
        {reasons.map((reason, index) => (
          <li key={index}>
            <p>{reason.text}</p>
          </li>
        ))}
      </ul>
      <WhatNow title={local(caseWords['heading.now'])} words={words} ask={whomToAsk(show.district.hall)} />
    </Page>
  )
})
