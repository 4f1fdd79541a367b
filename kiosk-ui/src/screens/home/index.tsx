import type { AffairSummary, Catalogue, ForStaff as Waiting } from '#flows/journeys/port.ts'
import { lifeStages } from '#flows/life-stage.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { Tile } from '../../components/tile.tsx'
import { deviceName, failureText, supplyName } from '../../texts/failures.ts'
import { local, t } from '../../texts/index.ts'
import { view } from '../view.ts'
import './style.css'

/** The services by life stage. One that is not available now is still shown, with the reason. */
export default view('home', null, function Home({ show, failure, tell }) {
  const affairs = show.catalogue?.affairs ?? []
  const hall = show.catalogue?.district.hall
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
      <Tile title={t('progress.name')} onOpen={() => tell({ type: 'OPEN', wanted: { journey: 'progress' } })}>
        <span class={show.unconcluded !== null ? 'tile-strong' : undefined}>
          {t(show.unconcluded === null ? 'progress.about' : `progress.unconcluded.${show.unconcluded}`)}
        </span>
      </Tile>
      {(['person', 'enterprise'] as const).map((audience) => {
        const own = affairs.filter((affair) => affair.audience === audience)
        return own.length === 0 ? null : (
          <section class="home-audience" key={audience}>
            <h2>{t(`home.${audience}`)}</h2>
            {lifeStages.map((stage) => {
              const tiles = own.filter((affair) => affair.stage === stage)
              return tiles.length === 0 ? null : (
                <div class="home-stage" key={stage}>
                  <h3>{t(`stage.${stage}`)}</h3>
                  <ul>
                    {tiles.map((affair) => (
                      <li key={affair.id}>
                        <Affair
                          affair={affair}
                          onOpen={() => tell({ type: 'OPEN', wanted: { journey: 'apply', affair: affair.id } })}
                        />
                      </li>
                    ))}
                  </ul>
                </div>
              )
            })}
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

function Affair({ affair, onOpen }: { readonly affair: AffairSummary; readonly onOpen: () => void }) {
  return (
    <Tile title={local(affair.name)} disabled={!affair.available} onOpen={onOpen}>
      <span>{local(affair.summary)}</span>
      {!affair.available && <span class="tile-strong">{whyNot(affair)}</span>}
    </Tile>
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

function ForStaff({ applications, services, clock }: Waiting) {
  if (applications === 0 && services.length === 0 && clock === 'right') return null
  return (
    <Notice kind="plain" title={t(clock === 'doubtful' ? 'home.forStaffFirst' : 'home.forStaff')}>
      {applications > 0 && <p>{t('home.applications', { count: applications })}</p>}
      {clock !== 'right' && <p>{t(`home.clock.${clock}`)}</p>}
      {services.length > 0 && <p>{t('home.services', { names: services.join(t('list.separator')) })}</p>}
    </Notice>
  )
}

function whyNot({ reason, device }: AffairSummary): string {
  if (reason === undefined) return t('home.unavailable')
  return t('home.unavailableBecause', { why: failureText({ code: reason, ...(device && { device }) }).what })
}
