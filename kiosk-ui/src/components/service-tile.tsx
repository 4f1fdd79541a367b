import type { TerminalEvent } from '#flows/journeys/events.ts'
import type { AffairSummary } from '#flows/journeys/port.ts'
import { failureText } from '../texts/failures.ts'
import { local, t } from '../texts/index.ts'
import { StageIcon } from './stage-icon.tsx'
import { Tile } from './tile.tsx'

export interface ServiceTileProps {
  readonly affair: AffairSummary
  /** With a sentence on what it is; on a wall of many there is room for the name alone. */
  readonly inFull: boolean
  readonly tell: (event: TerminalEvent) => void
}

/** A service to open. One that is not available now is still shown, with the reason. */
export function ServiceTile({ affair, inFull, tell }: ServiceTileProps) {
  return (
    <Tile
      title={local(affair.name)}
      picture={<StageIcon stage={affair.stage} />}
      small={!inFull}
      disabled={!affair.available}
      onOpen={() => tell({ type: 'OPEN', wanted: { journey: 'apply', affair: affair.id } })}
    >
      {inFull && <span>{local(affair.summary)}</span>}
      {!affair.available && <span class="tile-strong">{whyNot(affair)}</span>}
    </Tile>
  )
}

function whyNot({ reason, device }: AffairSummary): string {
  if (reason === undefined) return t('home.unavailable')
  return t('home.unavailableBecause', { why: failureText({ code: reason, ...(device && { device }) }).what })
}
