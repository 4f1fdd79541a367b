import { useState } from 'preact/hooks'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Page } from '../../components/page.tsx'
import { PageViewer } from '../../components/page-viewer.tsx'
import { Progress } from '../../components/progress.tsx'
import { t } from '../../texts/index.ts'
import type { JourneyProps } from '../props.ts'

/** The merged 申请表 as the pages that are signed. Going on is possible once the last page has been shown. */
export function Read({ apply, say }: JourneyProps) {
  const [readThrough, setReadThrough] = useState(false)
  const pages = apply.documentPages
  const failed = apply.failure !== null && pages.length === 0
  return (
    <Page
      heading={t('read.title')}
      lead={pages.length > 1 && !readThrough ? t('read.lead', { count: pages.length }) : t('read.leadDone')}
      notice={<FailureNotice failure={apply.failure} />}
      back={{ words: t('read.change'), onPress: () => say({ type: 'BACK' }) }}
      other={
        pages.length === 0
          ? undefined
          : {
              words: t('read.print'),
              icon: 'print',
              disabled: apply.printing !== null,
              onPress: () => say({ type: 'PRINT', job: { document: 'form', on: 'a4' } }),
            }
      }
      primary={
        failed
          ? { words: t('act.retry'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
          : {
              words: t('read.continue'),
              disabled: !readThrough || apply.printing !== null,
              onPress: () => say({ type: 'CONTINUE' }),
            }
      }
    >
      {apply.printing !== null && (
        <Progress words={t('printing.now')} at={apply.printing.page} of={apply.printing.pages} />
      )}
      {pages.length > 0 ? (
        <PageViewer pages={pages} title={t('read.form')} onReadThrough={() => setReadThrough(true)} />
      ) : (
        !failed && <Progress words={t('read.loading')} />
      )}
    </Page>
  )
}
