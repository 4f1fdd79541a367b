import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { FailureNotice, retryable } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, type Act } from '../../components/page.tsx'
import { PageViewer } from '../../components/page-viewer.tsx'
import { Progress } from '../../components/progress.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** The merged 申请表 as the pages that will be signed. Continuing is possible once the last page has been shown. */
export default view('read', 'step.check', function Read({ show, failure, printing, say, ask, tell }) {
  const [readThrough, setReadThrough] = useState(false)
  const { pages, signer, onPaper, taken } = show
  const papers = show.papers.map(local).join(t('read.and'))
  const name = signer?.name ?? ''
  /** The addresses of which one brought no picture. */
  const [broken, setBroken] = useState<typeof pages | null>(null)
  const trouble = pages.length > 0 && broken === pages ? ({ code: 'documentsDown' } as const) : failure
  const failed = trouble !== null && (pages.length === 0 || broken === pages)
  const print: Act = {
    words: signer === null ? t('read.print') : t('read.printOf'),
    icon: 'print',
    disabled: printing !== null,
    onPress: () => say({ type: 'PRINT', on: 'a4' }),
  }
  const goOn: Act = {
    words: onPaper ? t('read.paperDone') : t('read.continue'),
    disabled: (onPaper ? pages.length === 0 : !readThrough) || printing !== null,
    onPress: () => say({ type: 'CONTINUE' }),
  }
  const leave: Act = { words: t('read.leave'), onPress: () => tell({ type: 'LEAVE' }) }
  return (
    <Page
      heading={
        onPaper
          ? t('read.paperTitle', { name, papers })
          : signer === null
            ? t('read.title')
            : t('read.titleOf', { name, papers })
      }
      lead={
        onPaper
          ? show.papers.length > 1
            ? t('read.paperLeadEach', { name, count: show.papers.length })
            : t('read.paperLead', { name })
          : pages.length > 1 && !readThrough
            ? t('read.lead', { count: pages.length })
            : signer === null
              ? t('read.leadDone')
              : t('read.leadOf', { name, papers })
      }
      notice={
        <>
          <FailureNotice failure={trouble} ask={ask} />
          {taken && (
            <Notice kind="well" title={t('read.taken')}>
              {t('read.takenNow', { name })}
            </Notice>
          )}
        </>
      }
      back={{ words: signer === null ? t('read.change') : t('act.back'), onPress: () => say({ type: 'BACK' }) }}
      other={pages.length === 0 || failed ? undefined : taken ? goOn : print}
      primary={
        failed
          ? retryable(trouble)
            ? { words: t('act.retry'), icon: 'restart', onPress: () => say({ type: 'RETRY' }) }
            : undefined
          : // What is taken away is signed elsewhere: the camera is for later.
            taken
            ? leave
            : goOn
      }
    >
      {onPaper && !taken && !failed && pages.length > 0 && printing === null && (
        <p class="read-away">
          <span>{t('read.away', { name })}</span>
          <Button kind="secondary" icon="print" onPress={() => say({ type: 'TAKE_AWAY' })}>
            {t('read.takeAway')}
          </Button>
        </p>
      )}
      {printing !== null && <Progress words={t('printing.now')} at={printing.page} of={printing.pages} />}
      {pages.length > 0 && !failed ? (
        <PageViewer
          pages={pages}
          title={signer === null ? t('read.form') : papers}
          turnsFirst={!onPaper && !readThrough}
          onReadThrough={() => setReadThrough(true)}
          onBroken={() => {
            setReadThrough(false)
            setBroken(pages)
          }}
        />
      ) : (
        !failed && (
          <Waiting
            words={signer === null ? t('read.loading') : t('read.loadingOf', { papers })}
            facts={[t('read.kept'), t('read.howLong')]}
          />
        )
      )}
    </Page>
  )
})
