import { Page } from '../../components/page.tsx'
import { Progress } from '../../components/progress.tsx'
import { t } from '../../texts/index.ts'

export function Opening() {
  return (
    <Page heading={t('opening.title')} lead={t('opening.lead')} centred>
      <Progress words={t('opening.progress')} />
    </Page>
  )
}
