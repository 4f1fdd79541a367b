import { Drawing } from '../../components/drawing.tsx'
import { Page } from '../../components/page.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** Take your card and papers. The screen has been wiped when this is shown; of the rest it says what is true. */
export default view('ending', null, function Ending({ show, tell }) {
  const because = show.endedBecause ?? 'cancelled'
  // Nobody is sent on before the end is confirmed.
  const done = show.wiped
    ? ({ words: t('ending.done'), icon: 'check', onPress: () => tell({ type: 'TOUCH' }) } as const)
    : undefined
  /** What the citizen can go and look at. */
  const leftOver = because === 'received' || because === 'refused' ? because : null
  const untold = because === 'restarted' || because === 'notHandedIn' ? because : leftOver
  return (
    <Page
      heading={t(`ending.${because}`)}
      lead={untold === null ? t(show.wiped ? 'ending.wiped' : 'ending.wiping') : t(`ending.${untold}Lead`)}
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
