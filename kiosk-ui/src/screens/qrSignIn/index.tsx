import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { QrCode } from '../../components/qr-code.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 扫码登录 through the platform: another way for people whose card or face does not work. */
export default view('qrSignIn', 'step.identify', function QrSignIn({ show, failure, say, ask }) {
  const { qr, accepts } = show
  return (
    <Page
      heading={t('qr.title')}
      lead={t('qr.lead')}
      notice={<FailureNotice failure={failure} ask={ask} />}
      centred
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={
        accepts.includes('idCard')
          ? { words: t('qr.useCard'), icon: 'person', onPress: () => say({ type: 'USE', way: 'idCard' }) }
          : undefined
      }
      primary={
        !retryable(failure)
          ? undefined
          : { words: t('qr.again'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
      }
    >
      {qr === null ? <Drawing name="scanCode" /> : <QrCode modules={qr} label={t('qr.label')} />}
      {failure === null && <Progress words={qr === null ? t('qr.fetching') : t('qr.waiting')} />}
    </Page>
  )
})
