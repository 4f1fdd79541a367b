import { useState } from 'preact/hooks'
import { clockOf, dayOf, shortDayText, slotText, whereText } from '#flows/appointment/appointment-words.ts'
import { byDay } from '#flows/appointment/by-appointment.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceList } from '../../components/choice-list.tsx'
import { FailureNotice } from '../../components/failure-notice.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page } from '../../components/page.tsx'
import { local, t } from '../../texts/index.ts'
import type { Props } from '../view.ts'

/** So many days are seen at first: the soonest are the ones people take. */
const daysAtFirst = 4

/**
 * The free times, day by day. The earliest is chosen already: one touch agrees it. It stands first, so that it is seen
 * in any size before it is agreed. What was wished and not had for want of an answer is chosen again.
 */
export function Choose({ show, failure, say, ask }: Props<'appointment'>) {
  const [wanted, setWanted] = useState(show.wish?.slot ?? null)
  const [all, setAll] = useState(false)
  const slots = show.slots ?? []
  const days = byDay(slots, dayOf)
  const chosen = slots.find(({ slot }) => slot === wanted) ?? slots[0]
  if (chosen === undefined) return <Page heading="" />
  const open = days.find(({ day }) => day === dayOf(chosen.start)) ?? { day: '', slots: [] }
  const seen = all ? days : days.filter(({ day }, at) => at < daysAtFirst || day === open.day)
  return (
    <Page
      heading={t('appointment.title')}
      notice={
        show.gone ? (
          <Notice kind="wrong" title={t('appointment.gone')}>
            <p>{t(show.held === null ? 'appointment.goneNow' : 'appointment.goneHeld')}</p>
          </Notice>
        ) : (
          <FailureNotice failure={failure} ask={ask} />
        )
      }
      other={{
        words: t(show.held === null ? 'appointment.later' : 'appointment.keep'),
        onPress: () => say({ type: 'LATER' }),
      }}
      primary={{
        words: t('appointment.take'),
        icon: 'check',
        onPress: () => say({ type: 'TAKE', slot: chosen.slot }),
      }}
    >
      <div class="appointment-chosen" data-block>
        <p>{t('appointment.chosen')}</p>
        <p class="appointment-when">{local(slotText(chosen.start))}</p>
        <p>{whereText(chosen)}</p>
      </div>
      <p>{t('appointment.lead', { item: local(show.item.name) })}</p>
      <section class="appointment-part">
        <h2>{t('appointment.day')}</h2>
        <ChoiceList
          name="day"
          label={t('appointment.day')}
          kind="single"
          compact
          choices={seen.map(({ day, slots: those }) => ({
            id: day,
            label: local(shortDayText(day)),
            detail: t('appointment.from', { time: clockOf(those[0]?.start ?? day), count: those.length }),
          }))}
          chosen={[open.day]}
          onChange={([day]) => setWanted(days.find((one) => one.day === day)?.slots[0]?.slot ?? null)}
        />
        {seen.length < days.length && (
          <div>
            <Button kind="quiet" icon="down" onPress={() => setAll(true)}>
              {t('appointment.moreDays', { count: days.length - seen.length })}
            </Button>
          </div>
        )}
      </section>
      <section class="appointment-part appointment-times">
        <h2>{t('appointment.time')}</h2>
        <ChoiceList
          name="time"
          label={t('appointment.time')}
          kind="single"
          compact
          choices={open.slots.map(({ slot, start }) => ({ id: slot, label: clockOf(start) }))}
          chosen={[chosen.slot]}
          onChange={([slot]) => setWanted(slot ?? null)}
        />
      </section>
      {show.held === null && <p>{t('appointment.laterAbout')}</p>}
    </Page>
  )
}
