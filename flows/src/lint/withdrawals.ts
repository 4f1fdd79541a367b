/**
 * Rules of items a district does not handle (`offered: false`): what the law locks stays, it is said where the item is
 * done, what comes after it goes too or is said to stay, and no answers may be left with nothing to apply for.
 */
import type { Affair, Item } from '../model/affair.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'
import type { District } from '../model/district.ts'
import { answersText, everyPlan } from './reachability.ts'

export function withdrawalFindings(district: District, affair: Affair): readonly Finding[] {
  const local = district.affairs[affair.id]?.items ?? {}
  const path = (id: string): Path => ['affairs', affair.id, 'items', id]
  const withdrawn = affair.items.filter(({ id }) => local[id]?.offered === false)
  const offered = affair.items.filter((item) => !withdrawn.includes(item))
  return [
    ...Object.entries(local).flatMap(([id, said]) =>
      (['dependants', 'goTo'] as const)
        .filter((member) => said.offered !== false && said[member] !== undefined)
        .map((member) => finding([...path(id), member], 'notWithdrawn', { item: id, member })),
    ),
    ...withdrawn.flatMap((item): Finding[] => [
      ...locked(item, affair, path(item.id)),
      ...(local[item.id]?.goTo === undefined ? [finding(path(item.id), 'withdrawnNowhere', { item: item.id })] : []),
      ...left(item, offered, local[item.id]?.dependants === 'stay', path(item.id)),
    ]),
    ...(withdrawn.length > 0 && offered.length > 0 ? nothingLeft(district, affair) : []),
    ...(offered.length > 0 ? [] : [finding(['affairs', affair.id, 'items'], 'allWithdrawn', { affair: affair.id })]),
  ]
}

const locked = ({ id, mandatory }: Item, affair: Affair, path: Path): readonly Finding[] =>
  mandatory === undefined
    ? []
    : [finding(path, 'withdrawnLocked', { item: id, affair: affair.id, reason: mandatory.reason })]

function left({ id }: Item, offered: readonly Item[], stay: boolean, path: Path): readonly Finding[] {
  const dependants = offered.filter(({ after }) => after.includes(id)).map((one) => one.id)
  const some = dependants.length > 0
  if (some === stay) return []
  return [
    stay
      ? finding([...path, 'dependants'], 'nothingAfter', { item: id })
      : finding(path, 'withdrawnBefore', {
          item: id,
          dependants: {
            zh: dependants.map((one) => `“${one}”`).join('、'),
            en: dependants.map((one) => `"${one}"`).join(', '),
          },
        }),
  ]
}

/** The first of the ways that lead nowhere in this district; others are seldom of another kind. */
function nothingLeft(district: District, affair: Affair): readonly Finding[] {
  const choice = Object.fromEntries(affair.items.map(({ id }) => [id, true]))
  for (const { answers, plan } of everyPlan(affair, district, choice))
    if (plan.answered && plan.items.length === 0)
      return [
        finding(['affairs', affair.id, 'items'], 'withdrawnNothingLeft', {
          affair: affair.id,
          answers: answersText(answers),
        }),
      ]
  return []
}
