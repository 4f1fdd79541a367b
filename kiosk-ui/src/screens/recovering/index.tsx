import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Waiting } from '../../components/waiting.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'

/** The daemon was lost after 提交: looks like `submitting`, and says that the terminal is waiting. */
export default view('recovering', 'step.submit', function Recovering({ show }) {
  const sealed = show.interrupted !== 'handingIn'
  const title = show.interrupted === 'handedIn' ? t('recovering.handedIn') : t('submitting.title')
  return (
    <Page heading={title} lead={t('recovering.lead')} centred>
      {sealed && <Notice kind="well" title={t('submitting.sealed')} />}
      <Waiting words={t('recovering.now')} facts={[t('recovering.howLong'), t('recovering.longer')]} />
    </Page>
  )
})
