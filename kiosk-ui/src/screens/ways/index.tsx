import { Page } from '../../components/page.tsx'
import { Tile } from '../../components/tile.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** The choice between several ways to identify oneself. */
export default view('ways', 'step.identify', function Ways({ show, say, offline }) {
  return (
    <Page
      heading={t('ways.title')}
      lead={t('ways.lead')}
      back={{ words: t('act.leave'), icon: 'leave', onPress: () => say({ type: 'BACK' }) }}
    >
      <ul class="tiles">
        {show.accepts.map((way) => (
          <li key={way}>
            {way === 'phone' && offline ? (
              <Tile title={t('ways.phone')} disabled onOpen={() => say({ type: 'USE', way })}>
                <span class="tile-strong">{t('ways.phoneOffline')}</span>
              </Tile>
            ) : (
              <Tile title={t(`ways.${way}`)} onOpen={() => say({ type: 'USE', way })}>
                <span>{t(`ways.${way}About`)}</span>
              </Tile>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
})
