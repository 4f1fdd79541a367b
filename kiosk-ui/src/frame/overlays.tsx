import type { District } from '#flows/model/district.ts'
import type { JourneyEvent, TerminalEvent } from '#flows/journeys/events.ts'
import type { Leaving as Stands } from '#flows/journeys/journey.ts'
import { Countdown } from '../components/countdown.tsx'
import { t } from '../texts/index.ts'
import { Dialog } from './dialog.tsx'

export interface OverlayProps {
  readonly tell: (event: TerminalEvent) => void
}

/** The idle warning. `of`: seconds at its beginning, for the ring. */
export function IdleWarning({
  seconds,
  of,
  tell,
}: {
  readonly seconds: number
  readonly of: number
  readonly tell: OverlayProps['tell']
}) {
  return (
    <Dialog
      title={t('idle.title')}
      primary={{ words: t('idle.stay'), icon: 'check', onPress: () => tell({ type: 'STAY' }) }}
    >
      <p>{t('idle.lead')}</p>
      <Countdown seconds={seconds} of={of} label={t('idle.seconds', { count: seconds })} />
    </Dialog>
  )
}

export interface HelpProps extends OverlayProps {
  readonly hall: District['hall'] | undefined
  /** Null if no journey is open: there is nothing for staff to continue. */
  readonly ask: ((event: JourneyEvent) => void) | null
}

export function Help({ hall, ask, tell }: HelpProps) {
  return (
    <Dialog
      title={t('help.title')}
      other={
        ask === null
          ? undefined
          : {
              words: t('act.attendant'),
              icon: 'person',
              onPress: () => {
                tell({ type: 'CLOSE_OVERLAY' })
                ask({ type: 'ATTENDANT' })
              },
            }
      }
      primary={{ words: t('act.close'), icon: 'check', onPress: () => tell({ type: 'CLOSE_OVERLAY' }) }}
    >
      <ul class="plain-list">
        <li>{t('help.back')}</li>
        <li>{t('help.restart')}</li>
        <li>{t('help.privacy')}</li>
        {hall !== undefined && <li>{t('help.staff', { telephone: hall.telephone })}</li>}
      </ul>
    </Dialog>
  )
}

/**
 * The question whether to leave. From 提交 on, leaving clears the screen but undoes nothing that is sealed; before the
 * seal is confirmed, neither outcome can be promised.
 */
export function Leaving({ stands, tell }: OverlayProps & { readonly stands: Stands }) {
  const losing = stands === 'entries' || stands === 'nothing'
  return (
    <Dialog
      title={t('leaving.title')}
      other={{
        words: losing ? t('leaving.leave') : t('act.leave'),
        icon: 'leave',
        onPress: () => tell({ type: 'LEAVE_CONFIRMED' }),
      }}
      primary={{ words: t('leaving.stay'), icon: 'check', onPress: () => tell({ type: 'CLOSE_OVERLAY' }) }}
    >
      <p>{losing ? t('leaving.lead') : t(`leaving.${stands}`)}</p>
    </Dialog>
  )
}
