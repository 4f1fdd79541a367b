import type { Text } from '#flows/affair.ts'
import type { CaseItem } from '#flows/case.ts'
import { Icon } from '../../components/icon.tsx'
import { dateWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'
import { markOf } from '../cases/standing.tsx'

const over = (item: CaseItem): boolean => ['approved', 'rejected', 'cancelled'].includes(item.state)

/** One department's part of a case: its items in the order of their stages, each with its events. */
export function Timeline({ department, items }: { readonly department: Text; readonly items: readonly CaseItem[] }) {
  return (
    <section class="case-part">
      <h2>{local(department)}</h2>
      <ol class="timeline">
        {items.map((item) => (
          <li key={item.id} data-state={item.state}>
            <span class="timeline-mark">
              <Icon name={markOf(item.state)} />
            </span>
            <div>
              <h3>{local(item.name)}</h3>
              <p>
                <b>{t(`standing.item.${item.state}`)}</b> · {t('notice.stage', { at: item.stage + 1 })}
                {item.dueDate !== undefined && !over(item) && (
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
