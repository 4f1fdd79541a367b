import { CameraView } from '../../components/camera-view.tsx'
import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import type { JourneyProps } from '../props.ts'

/** 人证比对. Never the only way, and never a verdict on the citizen: a mismatch is something the camera did not manage. */
export function Face({ apply, say }: JourneyProps) {
  const mismatch = apply.draft.face === 'mismatch'
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
          <FailureNotice failure={apply.failure} />
        )
      }
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={{ words: t('face.skip'), icon: 'phone', onPress: () => say({ type: 'SKIP_FACE' }) }}
      primary={{
        words: mismatch ? t('face.again') : t('face.compare'),
        icon: 'camera',
        onPress: () => say({ type: 'PHOTOGRAPH' }),
      }}
    >
      {apply.camera === null && apply.failure !== null ? (
        <div class="identify">
          <Drawing name="lookHere" />
        </div>
      ) : (
        <CameraView address={apply.camera} label={t('face.picture')} opening={t('camera.opening')} />
      )}
      <ul class="plain-list">
        <li>{t('face.tip1')}</li>
        <li>{t('face.tip2')}</li>
      </ul>
    </Page>
  )
}
