import { Drawing } from '../../components/drawing.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import '../identify/style.css'

/** A printed 一次性告知书 under the scanner. Where it leads nowhere, the screen says where to go instead. */
export default view('scanNotice', null, function ScanNotice({ show, failure, tell }) {
  const hall = show.catalogue?.district.hall
  const again = { words: t('scan.again'), icon: 'restart', onPress: () => tell({ type: 'SCAN_NOTICE' }) } as const
  return (
    <Page
      heading={t('scanNotice.title')}
      lead={t('scanNotice.lead')}
      notice={
        <FailureNotice failure={failure}>
          {failure?.code === 'noticeNotOffered' && hall !== undefined && (
            <p>{t('scanNotice.where', { address: local(hall.address), telephone: hall.telephone })}</p>
          )}
        </FailureNotice>
      }
      back={{ words: t('act.back'), onPress: () => tell({ type: 'HOME' }) }}
      other={retryable(failure) ? again : undefined}
    >
      <div class="identify">
        <Drawing name="showReceipt" />
        {failure === null && <Progress words={t('scan.waiting')} />}
      </div>
    </Page>
  )
})
