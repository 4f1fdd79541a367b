import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { t } from '../../texts/index.ts'
import type { JourneyProps } from '../props.ts'

/** Sealed first, then sent; the citizen sees which of the two has happened. */
export function Submitting({ apply }: JourneyProps) {
  return (
    <Page heading={t('submitting.title')} lead={t('submitting.lead')} centred>
      {apply.sealedAt !== null && <Notice kind="well" title={t('submitting.sealed')} />}
      <Progress words={apply.sealedAt === null ? t('submitting.sealing') : t('submitting.sending')} />
    </Page>
  )
}
