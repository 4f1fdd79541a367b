import { Page } from '../../components/page.tsx'
import { ServiceTile } from '../../components/service-tile.tsx'
import { t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** All services of one stage, by name: so many have no room for a sentence each. */
export default view('browse', null, function Browse({ show, tell }) {
  const { shelf } = show
  const affairs = (show.catalogue?.affairs ?? []).filter(
    ({ audience, stage }) => audience === shelf?.audience && stage === shelf.stage,
  )
  return (
    <Page
      heading={shelf === null ? '' : t(`stage.${shelf.stage}`)}
      lead={t('browse.lead')}
      back={{ words: t('act.back'), onPress: () => tell({ type: 'HOME' }) }}
    >
      <ul class="browse-services">
        {affairs.map((affair) => (
          <li key={affair.id}>
            <ServiceTile affair={affair} inFull={false} tell={tell} />
          </li>
        ))}
      </ul>
    </Page>
  )
})
