import { FailureNotice } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { Face } from './face.tsx'
import './style.css'

/** 好差评 (GB/T 39735): five faces, each with its word. One touch rates, one touch skips. */
export default view('evaluation', null, function Evaluate({ failure, say, ask }) {
  return (
    <Page
      heading={t('evaluation.title')}
      lead={t('evaluation.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      primary={{ words: t('evaluation.skip'), quiet: true, onPress: () => say({ type: 'SKIP' }) }}
    >
      <ul class="faces">
        {([5, 4, 3, 2, 1] as const).map((satisfaction) => (
          <li key={satisfaction}>
            <button
              type="button"
              class="face-choice"
              onClick={() => say({ type: 'EVALUATE', evaluation: { satisfaction, remarks: [] } })}
            >
              <Face satisfaction={satisfaction} />
              {t(`evaluation.${satisfaction}`)}
            </button>
          </li>
        ))}
      </ul>
    </Page>
  )
})
