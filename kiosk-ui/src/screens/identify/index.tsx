import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page, type Act } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { SummaryList } from '../../components/summary-list.tsx'
import { mask } from '../../format.ts'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/**
 * 刷身份证: the drawing shows where to lay the card, the line below what the reader is doing; the card's text appears as
 * soon as it has been read.
 */
export default view('identify', 'step.identify', function Identify({ show, failure, say, ask, offline }) {
  const { cardText, cardStage, accepts } = show
  const phone: Act | undefined =
    accepts.includes('phone') && !offline
      ? { words: t('identify.useQr'), icon: 'phone', onPress: () => say({ type: 'USE', way: 'phone' }) }
      : undefined
  const again = (words: string): Act => ({ words, icon: 'restart', onPress: () => say({ type: 'RETRY' }) })
  // This card cannot be used: the other way is offered first; another card may still be laid.
  const useless = failure !== null && !retryable(failure)
  return (
    <Page
      heading={t('identify.title')}
      // Only 查办件 accepts a receipt instead; nothing is filled in there.
      lead={accepts.includes('receipt') ? t('identify.leadCases') : t('identify.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={useless ? again(t('identify.otherCard')) : phone}
      primary={useless ? phone : failure === null ? undefined : again(t('identify.again'))}
    >
      <div class="identify">
        <Drawing name="layCard" />
        {failure === null && <Progress words={t(`identify.${cardStage ?? 'waiting'}`)} />}
      </div>
      {cardText !== null && (
        <SummaryList
          rows={[
            { label: t('identity.name'), value: cardText.name },
            { label: t('identity.number'), value: mask(cardText.idNumber) },
          ]}
        />
      )}
      <ul class="plain-list">
        <li>{t('identify.tip1')}</li>
        {phone !== undefined && <li>{t('identify.tip2')}</li>}
      </ul>
    </Page>
  )
})
