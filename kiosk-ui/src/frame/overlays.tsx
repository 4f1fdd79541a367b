import type { ApplyContext, ApplyEvent, TerminalContext, TerminalEvent } from '#flows/journeys/protocol.ts'
import { Countdown } from '../components/countdown.tsx'
import { t } from '../texts/index.ts'
import { Dialog } from './dialog.tsx'

export interface OverlayProps {
  readonly terminal: TerminalContext
  readonly apply: ApplyContext | null
  readonly tell: (event: TerminalEvent) => void
  readonly say: (event: ApplyEvent) => void
}

/** Seconds of the warning as it began, for the ring: the first figure seen is the whole. */
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

export function Help({ terminal, apply, tell, say }: OverlayProps) {
  const hall = terminal.catalogue?.district.hall
  return (
    <Dialog
      title={t('help.title')}
      other={
        apply === null
          ? undefined
          : {
              words: t('act.attendant'),
              icon: 'person',
              onPress: () => {
                tell({ type: 'CLOSE_OVERLAY' })
                say({ type: 'ATTENDANT' })
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
 * From 提交 on, leaving clears the screen and undoes nothing that is sealed; before the seal nobody can promise either.
 */
function standing(
  apply: ApplyContext | null,
  handingIn: boolean,
): 'handedIn' | 'toMend' | 'sealed' | 'handingIn' | null {
  if (apply === null) return null
  if (apply.draft.submission !== null) return apply.draft.submission.outcome === 'returned' ? 'toMend' : 'handedIn'
  if (apply.sealedAt !== null) return 'sealed'
  return handingIn ? 'handingIn' : null
}

/** `handingIn`: the application is on its way at this moment. */
export function Leaving({ apply, handingIn, tell }: OverlayProps & { readonly handingIn: boolean }) {
  const stands = standing(apply, handingIn)
  return (
    <Dialog
      title={t('leaving.title')}
      other={{
        words: stands === null ? t('leaving.leave') : t('act.leave'),
        icon: 'leave',
        onPress: () => tell({ type: 'LEAVE_CONFIRMED' }),
      }}
      primary={{ words: t('leaving.stay'), icon: 'check', onPress: () => tell({ type: 'CLOSE_OVERLAY' }) }}
    >
      <p>{stands === null ? t('leaving.lead') : t(`leaving.${stands}`)}</p>
    </Dialog>
  )
}
