import type { LifeStage } from '#flows/affair.ts'
import type { AffairSummary } from '#flows/journeys/services.ts'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Icon } from '../../components/icon.tsx'
import { Page } from '../../components/page.tsx'
import { failureText, local, t } from '../../texts/index.ts'
import type { TerminalProps } from '../props.ts'
import './style.css'

/** 生命周期, in the order of a life and of a business (国办发〔2025〕24号). */
const stages: readonly LifeStage[] = [
  'birth',
  'education',
  'work',
  'living',
  'home',
  'travel',
  'health',
  'assistance',
  'ageing',
  'afterLife',
  'opening',
  'operating',
  'closing',
]

/** The services by life stage; one that cannot be offered now stays visible and says why. */
export function Home({ terminal, tell }: TerminalProps) {
  const affairs = terminal.catalogue?.affairs ?? []
  const hall = terminal.catalogue?.district.hall
  return (
    <Page heading={t('home.title')} lead={t('home.lead')} notice={<FailureNotice failure={terminal.failure} />}>
      {(['person', 'enterprise'] as const).map((audience) => {
        const own = affairs.filter((affair) => affair.audience === audience)
        return own.length === 0 ? null : (
          <section class="home-audience" key={audience}>
            <h2>{t(`home.${audience}`)}</h2>
            {stages.map((stage) => {
              const tiles = own.filter((affair) => affair.stage === stage)
              return tiles.length === 0 ? null : (
                <div class="home-stage" key={stage}>
                  <h3>{t(`stage.${stage}`)}</h3>
                  <ul>
                    {tiles.map((affair) => (
                      <li key={affair.id}>
                        <Tile affair={affair} onOpen={() => tell({ type: 'OPEN', affair: affair.id })} />
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
}

function Tile({ affair, onOpen }: { readonly affair: AffairSummary; readonly onOpen: () => void }) {
  return (
    <button type="button" class="home-tile" disabled={!affair.available} onClick={onOpen}>
      <span class="home-tile-words">
        <b>{local(affair.name)}</b>
        <span>{local(affair.summary)}</span>
        {!affair.available && <span class="home-tile-why">{whyNot(affair)}</span>}
      </span>
      {affair.available && (
        <span class="home-tile-open">
          <Icon name="forward" />
        </span>
      )}
    </button>
  )
}

function whyNot({ reason, device }: AffairSummary): string {
  if (reason === undefined) return t('home.unavailable')
  return t('home.unavailableBecause', { why: failureText({ code: reason, ...(device && { device }) }).what })
}
