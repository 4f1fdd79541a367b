import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** Sealed first, then sent; the citizen sees which of the two is done. */
export default view('submitting', 'step.submit', function Submitting({ show }) {
  return (
    <Page heading={t('submitting.title')} lead={t('submitting.lead')} centred>
      {show.sealed !== null && <Notice kind="well" title={t('submitting.sealed')} />}
      <Waiting
        words={show.sealed === null ? t('submitting.sealing') : t('submitting.sending')}
        facts={[t('submitting.howLong'), t('submitting.longer')]}
      />
    </Page>
  )
})
