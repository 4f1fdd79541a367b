import { slotText, whereText } from '#flows/appointment/appointment-words.ts'
import type { Text } from '#flows/model/affair.ts'
import { itemNameIn, itemStateName, waitsInVain } from '#flows/case/case-names.ts'
import { agreeable, type CaseItem, type CaseProgress } from '#flows/case/case.ts'
import { itemDue } from '#flows/case/due.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { dateWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { markOf } from '../cases/standing.tsx'

interface TimelineProps {
  readonly department: Text
  readonly items: readonly CaseItem[]
  readonly within: CaseProgress
  readonly appoint: (item: string) => void
}

const over = (item: CaseItem): boolean => ['approved', 'rejected', 'cancelled'].includes(item.state)

/** One department's part of a case: its items in the order of their stages, each with its events. */
export function Timeline({ department, items, within, appoint }: TimelineProps) {
  return (
    <section class="case-part">
      <h2>{local(department)}</h2>
      <ol class="timeline">
        {items.map((item) => (
          <li key={item.id} data-state={item.state}>
            <span class="timeline-mark">
              <Icon name={waitsInVain(within, item) ? 'none' : markOf(item.state)} />
            </span>
            <div>
              <h3>{local(item.name)}</h3>
              <p>
                <b>{local(itemNameIn(within, item))}</b> · {t('notice.stage', { at: item.stage + 1 })}
                {item.dueDate !== undefined && !over(item) && !waitsInVain(within, item) && (
                  <> · {local(itemDue(item.dueDate, item.state === 'suspended'))}</>
                )}
              </p>
              {item.events.map(({ at, state, note }, index) => (
                <p key={index}>
                  {dateWords(at)} {local(itemStateName(state))}
                  {note !== undefined && <> · {note}</>}
                </p>
              ))}
              {item.appointment && (
                <p class="timeline-appointment">
                  {t('case.appointment')} <b>{local(slotText(item.appointment.start))}</b>
                  <br />
                  {whereText(item.appointment)}
                </p>
              )}
              {item.byAppointment === true && !over(item) && item.onSite !== undefined && <p>{local(item.onSite)}</p>}
              {agreeable(within).some(({ id }) => id === item.id) && (
                <div class="case-acts">
                  <Button kind="secondary" icon="clock" about={local(item.name)} onPress={() => appoint(item.id)}>
                    {t(item.appointment ? 'case.appointAgain' : 'case.appoint')}
                  </Button>
                </div>
              )}
              {item.result !== undefined && (
                <p>
                  {t('case.result', { name: item.result.name })} {item.result.number}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
