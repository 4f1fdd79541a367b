import type { Appointment } from '#flows/appointment/appointment.ts'
import { slotText, whereText } from '#flows/appointment/appointment-words.ts'
import { Button } from '../../components/button.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import type { Props } from '../view.ts'

/** The time that is held, where, and what to bring. */
export function Held({ show, held, failure, say, ask }: Props<'appointment'> & { readonly held: Appointment }) {
  const { item, case: named } = show
  return (
    <Page
      heading={t('appointment.held')}
      lead={local(item.name)}
      notice={<FailureNotice failure={failure} ask={ask} />}
      other={{ words: t('appointment.change'), icon: 'clock', onPress: () => say({ type: 'CHANGE_TIME' }) }}
      primary={{
        words: t(named === undefined ? 'act.continue' : 'appointment.toCase'),
        onPress: () => say({ type: 'CONTINUE' }),
      }}
    >
      <div class="appointment-chosen appointment-held" data-block>
        <p class="appointment-when">{local(slotText(held.start))}</p>
        <p>{whereText(held)}</p>
      </div>
      {item.onSite !== undefined && (
        <Notice kind="plain" title={t('appointment.onSite')}>
          <p>{local(item.onSite)}</p>
        </Notice>
      )}
      <p>{t(named === undefined ? 'appointment.heldAbout' : 'appointment.giveBackAbout')}</p>
      {named !== undefined && (
        <div>
          <Button kind="secondary" icon="undo" onPress={() => say({ type: 'GIVE_BACK' })}>
            {t('appointment.giveBack')}
          </Button>
        </div>
      )}
    </Page>
  )
}
