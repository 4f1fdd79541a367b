import { Drawing } from '../../components/drawing.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** Take your card and papers. All personal data has been wiped when this is shown. */
export default view('ending', null, function Ending({ show, tell }) {
  const because = show.endedBecause ?? 'cancelled'
  const done = { words: t('ending.done'), icon: 'check', onPress: () => tell({ type: 'TOUCH' }) } as const
  const received = because === 'received'
  return (
    <Page
      heading={t(`ending.${because}`)}
      lead={
        because === 'restarted' || because === 'notHandedIn' || received
          ? t(`ending.${because}Lead`)
          : t('ending.wiped')
      }
      centred
      other={received ? done : undefined}
      primary={
        received
          ? {
              words: t('progress.receipt'),
              icon: 'print',
              onPress: () => tell({ type: 'OPEN', wanted: { journey: 'progress' } }),
            }
          : done
      }
    >
      <Drawing name="takeAll" />
      <p class="ending-take">{t('ending.take')}</p>
    </Page>
  )
})
