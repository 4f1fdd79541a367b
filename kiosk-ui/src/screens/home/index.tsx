import type { Shelf, TerminalEvent } from '#flows/journeys/events.ts'
import type { AffairSummary, Catalogue, ForStaff as Waiting } from '#flows/journeys/port.ts'
import { lifeStages } from '#flows/model/life-stage.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { ServiceTile } from '../../components/service-tile.tsx'
import { StageIcon } from '../../components/stage-icon.tsx'
import { Tile } from '../../components/tile.tsx'
import { deviceName, supplyName } from '../../texts/failures.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** More services than this are too many to stand on one screen with a sentence each. */
const mostInFull = 6
/** So many say what the others are like. */
const named = 3
/** A stage with more services than this has a screen of its own. */
const mostOfStage = 4

export default view('home', null, function Home({ show, failure, tell }) {
  const affairs = show.catalogue?.affairs ?? []
  const hall = show.catalogue?.district.hall
  const inFull = affairs.length <= mostInFull
  return (
    <Page
      heading={t('home.title')}
      lead={t('home.lead')}
      notice={
        <>
          <FailureNotice failure={failure} />
          {show.catalogue !== null && <Low catalogue={show.catalogue} />}
          {show.catalogue !== null && <ForStaff {...show.catalogue.forStaff} />}
        </>
      }
    >
      <div class="home-first">
        {!inFull && (
          <Tile title={t('home.search')} picture={<Icon name="search" />} small onOpen={() => tell({ type: 'SEARCH' })}>
            <span>{t('home.searchAbout')}</span>
          </Tile>
        )}
        <Tile
          title={t('progress.name')}
          picture={<Icon name="clock" />}
          small={!inFull}
          onOpen={() => tell({ type: 'OPEN', wanted: { journey: 'progress' } })}
        >
          <span class={show.unconcluded !== null ? 'tile-strong' : undefined}>
            {t(show.unconcluded === null ? 'progress.about' : `progress.unconcluded.${show.unconcluded}`)}
          </span>
        </Tile>
        {show.catalogue?.takesNotices === true && (
          <Tile
            title={t('home.notice')}
            picture={<Icon name="scan" />}
            small={!inFull}
            onOpen={() => tell({ type: 'SCAN_NOTICE' })}
          />
        )}
      </div>
      {(['person', 'enterprise'] as const).map((audience) => {
        const own = affairs.filter((affair) => affair.audience === audience)
        return own.length === 0 ? null : (
          <section class="home-audience" key={audience}>
            <h2>{t(`home.${audience}`)}</h2>
            <ul>
              {lifeStages.map((stage) => (
                <Stage
                  key={stage}
                  affairs={own.filter((affair) => affair.stage === stage)}
                  shelf={{ audience, stage }}
                  inFull={inFull}
                  tell={tell}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {hall !== undefined && (
        <dl class="home-hall">
          <div>
            <dt>{t('home.hours')}</dt>
            <dd>{local(hall.hours)}</dd>
          </div>
          <div>
            <dt>{t('home.telephone')}</dt>
            <dd>{hall.telephone}</dd>
          </div>
          <div>
            <dt>{t('home.complaint')}</dt>
            <dd>{hall.complaint}</dd>
          </div>
        </dl>
      )}
    </Page>
  )
})

interface StageProps {
  readonly affairs: readonly AffairSummary[]
  readonly shelf: Shelf
  readonly inFull: boolean
  readonly tell: (event: TerminalEvent) => void
}

/** The services of a stage; many of them behind one tile that says which they are. */
function Stage({ affairs, shelf, inFull, tell }: StageProps) {
  if (affairs.length <= mostOfStage)
    return affairs.map((affair) => (
      <li key={affair.id}>
        <ServiceTile affair={affair} inFull={inFull} tell={tell} />
      </li>
    ))
  const such = affairs.slice(0, named)
  return (
    <li class="home-shelf">
      <Tile
        title={t('home.shelf', { stage: t(`stage.${shelf.stage}`), count: affairs.length })}
        picture={<StageIcon stage={shelf.stage} />}
        small
        onOpen={() => tell({ type: 'BROWSE', shelf })}
      >
        <span>{t('home.such', { names: such.map(({ name }) => local(name)).join(t('list.separator')) })}</span>
      </Tile>
    </li>
  )
}

/**
 * Warns about low supplies before somebody starts something long: once for the whole terminal, since most services need
 * the same printers.
 */
function Low({ catalogue }: { readonly catalogue: Catalogue }) {
  const supplies = new Map<string, Set<string>>()
  for (const { low = [] } of [catalogue.progress, ...catalogue.affairs])
    for (const { device, supply } of low)
      supplies.set(device, (supplies.get(device) ?? new Set()).add(supplyName(device, supply)))
  if (supplies.size === 0) return null
  return (
    <Notice kind="plain" title={t('home.low')}>
      {[...supplies].map(([device, names]) => (
        <p key={device}>
          {t('home.lowOf', { device: deviceName(device), supplies: [...names].join(t('list.separator')) })}
        </p>
      ))}
    </Notice>
  )
}

function ForStaff({ applications, services, bundle, clock }: Waiting) {
  if (applications === 0 && services.length === 0 && bundle === null && clock === 'right') return null
  return (
    <Notice kind="plain" title={t(clock === 'doubtful' ? 'home.forStaffFirst' : 'home.forStaff')}>
      {applications > 0 && <p>{t('home.applications', { count: applications })}</p>}
      {clock !== 'right' && <p>{t(`home.clock.${clock}`)}</p>}
      {services.length > 0 && <p>{t('home.services', { names: services.join(t('list.separator')) })}</p>}
      {bundle !== null && <p>{t('home.bundle', { why: t(`home.bundleWhy.${bundle}`) })}</p>}
    </Notice>
  )
}
