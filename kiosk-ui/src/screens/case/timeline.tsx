import type { Text } from '#flows/affair.ts'
import type { CaseItem } from '#flows/case.ts'
import { Icon } from '../../components/icon.tsx'
import { dateWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { markOf } from '../cases/standing.tsx'

interface TimelineProps {
  readonly department: Text
  readonly items: readonly CaseItem[]
  /** False: the platform has sent the case back, so what waits in it waits for nobody. */
  readonly begun: boolean
}

const over = (item: CaseItem): boolean => ['approved', 'rejected', 'cancelled'].includes(item.state)

/** One department's part of a case: its items in the order of their stages, each with its events. */
export function Timeline({ department, items, begun }: TimelineProps) {
  const waitsInVain = (item: CaseItem): boolean => !begun && item.state === 'waiting'
  return (
    <section class="case-part">
      <h2>{local(department)}</h2>
      <ol class="timeline">
        {items.map((item) => (
          <li key={item.id} data-state={item.state}>
            <span class="timeline-mark">
              <Icon name={waitsInVain(item) ? 'none' : markOf(item.state)} />
            </span>
            <div>
              <h3>{local(item.name)}</h3>
              <p>
                <b>{t(waitsInVain(item) ? 'standing.item.notBegun' : `standing.item.${item.state}`)}</b> ·{' '}
                {t('notice.stage', { at: item.stage + 1 })}
                {item.dueDate !== undefined && !over(item) && !waitsInVain(item) && (
                  <> · {t('case.itemDue', { date: dateWords(item.dueDate) })}</>
                )}
              </p>
              {item.events.map(({ at, state, note }, index) => (
                <p key={index}>
                  {dateWords(at)} {t(`standing.item.${state}`)}
                  {note !== undefined && <> · {note}</>}
                </p>
              ))}
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
