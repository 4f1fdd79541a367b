import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page, type Act } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import '../identify/style.css'

/** Whose turn it is to sign beside the applicant: the terminal is handed on, and they show that it is them. */
export default view('turn', 'step.check', function Turn({ show, failure, say, ask, offline }) {
  const { signer, left, way, cardStage, qr } = show
  const { name, by, principal } = signer
  const paper: Act | undefined = by.includes('paper')
    ? { words: t('turn.onPaper'), icon: 'pen', onPress: () => say({ type: 'ON_PAPER' }) }
    : undefined
  const byPhone: Act | undefined =
    way === 'card' && by.includes('phone') && !offline
      ? { words: t('turn.usePhone'), icon: 'phone', onPress: () => say({ type: 'BY_PHONE' }) }
      : undefined
  const byCard: Act | undefined =
    way === 'phone' && by.includes('card')
      ? { words: t('turn.useCard'), icon: 'person', onPress: () => say({ type: 'BY_CARD' }) }
      : undefined
  const other = byPhone ?? byCard
  const lead =
    paper === undefined ? 'turn.lead' : way === null ? 'turn.leadOnPaper' : principal ? 'turn.leadAway' : 'turn.lead'
  return (
    <Page
      heading={t(principal ? 'turn.titleAway' : 'turn.title', { name })}
      lead={
        <>
          <p>{t(lead, { name, role: signer.role === null ? '' : local(signer.role) })}</p>
          <p>{left > 0 ? t('turn.left', { count: left }) : t('turn.last')}</p>
        </>
      }
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={other ?? paper}
      primary={
        retryable(failure)
          ? { words: t('identify.again'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
          : other === undefined || paper === undefined
            ? undefined
            : { ...paper, quiet: true }
      }
    >
      {way !== null && (
        <div class="identify">
          {way === 'card' ? (
            <Drawing name="layCard" />
          ) : qr === null ? (
            <Drawing name="scanCode" />
          ) : (
            <QrCode modules={qr} label={t('qr.label')} />
          )}
          {failure === null && (
            <Progress
              words={
                way === 'phone'
                  ? t('turn.phone', { name })
                  : cardStage === 'found' || cardStage === 'reading'
                    ? t(`identify.${cardStage}`)
                    : t('turn.card', { name })
              }
            />
          )}
        </div>
      )}
      <ul class="plain-list">
        {way === 'card' && <li>{t('turn.cardTip')}</li>}
        {way === null && paper === undefined && <li>{t('turn.cannot', { name })}</li>}
        <li>{paper === undefined ? t('turn.mustCome') : t('turn.paperTip')}</li>
      </ul>
    </Page>
  )
})
