import { Drawing } from '../../components/drawing.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** Take your card and papers. All personal data has been wiped when this is shown. */
export default view('ending', null, function Ending({ show, tell }) {
  const because = show.endedBecause ?? 'cancelled'
  const done = { words: t('ending.done'), icon: 'check', onPress: () => tell({ type: 'TOUCH' }) } as const
  /** What the citizen can go and look at. */
  const leftOver = because === 'received' || because === 'refused' ? because : null
  const untold = because === 'restarted' || because === 'notHandedIn' ? because : leftOver
  return (
    <Page
      heading={t(`ending.${because}`)}
      lead={untold === null ? t('ending.wiped') : t(`ending.${untold}Lead`)}
      centred
      other={leftOver === null ? undefined : done}
      primary={
        leftOver !== null
          ? {
              words: t(`progress.${leftOver}`),
              icon: leftOver === 'received' ? 'print' : 'forward',
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
