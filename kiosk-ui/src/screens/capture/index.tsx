import { Button } from '../../components/button.tsx'
import { CameraView } from '../../components/camera-view.tsx'
import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, type Act } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import { PageStrip } from './page-strip.tsx'
import './style.css'

/**
 * One material under the document camera: the live picture, and the pages taken so far, each of which can be taken
 * again.
 */
export default view('capture', 'step.materials', function Capture({ show, failure, say, ask }) {
  const { material, pages, later } = show
  const [min, max] = [material.pages?.min ?? 1, material.pages?.max ?? 1]
  const blurred = pages.findIndex((page) => !page.sharp)
  const photograph: Act = {
    words: pages.length === 0 ? t('capture.take') : t('capture.takeNext'),
    icon: 'camera',
    disabled: show.camera === null,
    onPress: () => say({ type: 'CAPTURE' }),
  }
  const goOn: Act = {
    words: show.changing ? t('act.save') : t('act.continue'),
    onPress: () => say({ type: 'CONTINUE' }),
  }
  const promise: Act = { words: t('capture.later'), icon: 'clock', onPress: () => say({ type: 'PROMISE_LATER' }) }
  const enough = pages.length >= min
  return (
    <Page
      heading={local(material.name)}
      lead={
        <>
          <p>{max > 1 ? t('capture.leadPages', { min, max }) : t('capture.lead')}</p>
          {material.note !== undefined && <p>{local(material.note)}</p>}
        </>
      }
      notice={<FailureNotice failure={failure} ask={ask} />}
      back={{ words: t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={enough ? (pages.length < max ? photograph : undefined) : later?.may === true ? promise : undefined}
      primary={enough ? goOn : photograph}
    >
      {enough && pages.length >= max ? null : show.camera === null && failure !== null ? (
        <div class="capture-drawing">
          <Drawing name="layPage" />
          {retryable(failure) && (
            <Button kind="secondary" icon="restart" onPress={() => say({ type: 'RETRY' })}>
              {t('act.retry')}
            </Button>
          )}
        </div>
      ) : (
        <div class="capture-live" data-beside-pages={pages.length > 0}>
          <CameraView address={show.camera} label={t('capture.live')} opening={t('camera.opening')} />
        </div>
      )}
      {!enough && later !== null && (
        <Notice kind="plain" title={t(later.may ? 'capture.mayFollow' : 'capture.handInNow')}>
          <p>
            {later.may
              ? t('capture.mayFollowNow', { byWhen: local(later.byWhen), lapse: local(later.lapse) })
              : t('capture.handInNowHow')}
          </p>
          {later.may && later.unconfirmed && <p>{t('capture.notConfirmed')}</p>}
        </Notice>
      )}
      {blurred >= 0 && (
        <Notice kind="wrong" title={t('capture.blurred', { page: blurred + 1 })}>
          <p>{t('capture.blurredNow')}</p>
        </Notice>
      )}
      {pages.length > 0 && (
        <PageStrip pages={pages} pictures={show.pictures} onRemove={(page) => say({ type: 'REMOVE_PAGE', page })} />
      )}
    </Page>
  )
})
