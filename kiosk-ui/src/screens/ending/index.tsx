import { Drawing } from '../../components/drawing.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import type { TerminalProps } from '../props.ts'
import './style.css'

/** Take your card and papers; everything personal is gone already when this is shown. */
export function Ending({ terminal, tell }: TerminalProps) {
  const because = terminal.endedBecause ?? 'cancelled'
  return (
    <Page
      heading={t(`ending.${because}`)}
      lead={because === 'restarted' ? t('ending.notKept') : t('ending.wiped')}
      centred
      primary={{ words: t('ending.done'), icon: 'check', onPress: () => tell({ type: 'TOUCH' }) }}
    >
      <Drawing name="takeAll" />
      <p class="ending-take">{t('ending.take')}</p>
    </Page>
  )
}
