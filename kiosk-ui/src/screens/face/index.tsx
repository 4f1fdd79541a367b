import { CameraView } from '../../components/camera-view.tsx'
import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** 人证比对. Never the only way, and never a verdict on the citizen: a mismatch is presented as a limit of the camera. */
export default view('face', 'step.identify', function Face({ show, failure, say, ask }) {
  const mismatch = show.face === 'mismatch'
  return (
    <Page
      heading={t('face.title')}
      lead={t('face.lead')}
      notice={
        mismatch ? (
          <Notice kind="wrong" title={t('face.mismatch')}>
            <p>{t('face.mismatchNow')}</p>
          </Notice>
        ) : (
          <FailureNotice failure={failure} ask={ask} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={
        show.accepts.includes('phone')
          ? { words: t('face.skip'), icon: 'phone', onPress: () => say({ type: 'USE', way: 'phone' }) }
          : { words: t('act.attendant'), icon: 'person', onPress: () => ask({ type: 'ATTENDANT' }) }
      }
      primary={{
        words: mismatch ? t('face.again') : t('face.compare'),
        icon: 'camera',
        onPress: () => say({ type: 'PHOTOGRAPH' }),
      }}
    >
      {show.camera === null && failure !== null ? (
        <div class="identify">
          <Drawing name="lookHere" />
        </div>
      ) : (
        <CameraView address={show.camera} label={t('face.picture')} opening={t('camera.opening')} />
      )}
      <ul class="plain-list">
        <li>{t('face.tip1')}</li>
        <li>{t('face.tip2')}</li>
      </ul>
    </Page>
  )
})
