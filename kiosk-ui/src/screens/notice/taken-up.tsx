import type { Affair, Text } from '#flows/model/affair.ts'
import type { District } from '#flows/model/district.ts'
import type { Draft } from '#flows/draft/draft.ts'
import { confirmedBy, feeOf } from '#flows/plan/facts-shown.ts'
import { changesSince, nothingChanged, type Changes } from '#flows/notice/changes.ts'
import type { Plan } from '#flows/plan/plan.ts'
import { Notice } from '../../components/notice.tsx'
import { promiseWords } from '../../format.ts'
import { local, t } from '../../texts/index.ts'

interface Shown {
  readonly affair: Affair
  readonly district: District
  readonly draft: Draft
  readonly plan: Plan
}

/** 接着办: that the answers are those of the paper, and what is not as the paper says any more. */
export function TakenUp({ affair, district, draft, plan }: Shown) {
  const changes = changesSince(affair, district, draft)
  if (changes === null) return null
  const different = !nothingChanged(changes)
  return (
    <>
      <Notice kind="well" title={t('takenUp.title', { affair: local(affair.name) })}>
        <p>{t('takenUp.change')}</p>
        {!different && changes.version && <p>{t('takenUp.sameForYou')}</p>}
      </Notice>
      {different && (
        <Notice kind="plain" title={t('takenUp.different')}>
          <ul class="plain-list">
            {[...itemLines(changes), ...materialLines(changes)].map((line) => (
              <li key={line}>{line}</li>
            ))}
            {changes.time && (
              <li>
                {t('takenUp.time', {
                  time: promiseWords({ days: plan.workingDays, confirmed: plan.workingDaysConfirmed }),
                })}
              </li>
            )}
            {changes.fee && <li>{t('takenUp.fee', { fee: feeWords(affair, district) })}</li>}
          </ul>
        </Notice>
      )}
    </>
  )
}

function itemLines({ items }: Changes): readonly string[] {
  const gone = items.gone.filter((one) => typeof one !== 'number')
  const unnamed = items.gone.filter((one) => typeof one === 'number')
  return [
    ...listed(items.added, (names) => t('takenUp.itemsAdded', { names })),
    ...listed(items.required, (names) => t('takenUp.itemsRequired', { names })),
    ...listed(gone, (names) => t('takenUp.itemsGone', { names })),
    ...unnamed.map((number) => t('takenUp.itemGone', { number })),
  ]
}

function materialLines({ materials }: Changes): readonly string[] {
  return [
    ...listed(materials.added, (names) => t('takenUp.materialsAdded', { names })),
    ...listed(materials.nowToBring, (names) => t('takenUp.nowToBring', { names })),
    ...listed(materials.noLongerToBring, (names) => t('takenUp.noLongerToBring', { names })),
    ...listed(materials.gone, (names) => t('takenUp.materialsGone', { names })),
    ...(materials.goneUnnamed > 0 ? [t('takenUp.materialsUnnamed', { count: materials.goneUnnamed })] : []),
  ]
}

const listed = (names: readonly Text[], words: (names: string) => string): readonly string[] =>
  names.length === 0 ? [] : [words(names.map(local).join(t('list.separator')))]

function feeWords(affair: Affair, district: District): string {
  const fee = feeOf(affair, confirmedBy(district, affair.id)?.fee)
  return fee === null ? t('guide.feeUnconfirmed') : local(fee)
}
