import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import '../identify/style.css'

/** The card of another person: whose, where to lay it, what the reader is doing. */
export default view('furtherCard', 'step.form', function FurtherCard({ show, failure, say, ask }) {
  return (
    <Page
      heading={t('furtherCard.title', { what: local(show.party) })}
      lead={t('furtherCard.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      primary={
        retryable(failure)
          ? { words: t('identify.again'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
          : undefined
      }
    >
      <div class="identify">
        <Drawing name="layCard" />
        {failure === null && <Progress words={t(`identify.${show.cardStage ?? 'waiting'}`)} />}
      </div>
    </Page>
  )
})
