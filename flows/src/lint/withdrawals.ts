/**
 * Rules of items a district does not handle (`offered: false`): what the law locks stays, it is said where the item is
 * done, what comes after it goes too or is said to stay, and no answers may be left with nothing to apply for.
 */
import type { Affair, Item } from '../model/affair.ts'
import type { Finding, Path } from '../catalogue/problem.ts'
import type { District } from '../model/district.ts'
import { everyPlan, leadsNowhere } from './reachability.ts'

export function withdrawalFindings(district: District, affair: Affair): readonly Finding[] {
  const local = district.affairs[affair.id]?.items ?? {}
  const path = (id: string): Path => ['affairs', affair.id, 'items', id]
  const withdrawn = affair.items.filter(({ id }) => local[id]?.offered === false)
  const offered = affair.items.filter((item) => !withdrawn.includes(item))
  return [
    ...Object.entries(local).flatMap(([id, said]) =>
      (['dependants', 'goTo'] as const)
        .filter((member) => said.offered !== false && said[member] !== undefined)
        .map((member) => ({
          path: [...path(id), member],
          message: `"${id}" is not withdrawn, and "${member}" is for items that are`,
          remedy: `remove "${member}", or add "offered: false"`,
        })),
    ),
    ...withdrawn.flatMap((item): Finding[] => [
      ...locked(item, affair, path(item.id)),
      ...(local[item.id]?.goTo === undefined
        ? [
            {
              path: path(item.id),
              message: `"${item.id}" is withdrawn, and nothing says where it is done`,
              remedy: 'add "goTo: { zh: …, en: … }": who needs it is told there',
            },
          ]
        : []),
      ...left(item, offered, local[item.id]?.dependants === 'stay', path(item.id)),
    ]),
    ...(withdrawn.length > 0 && offered.length > 0 ? nothingLeft(district, affair) : []),
    ...(offered.length > 0
      ? []
      : [
          {
            path: ['affairs', affair.id, 'items'],
            message: `every item of "${affair.id}" is withdrawn`,
            remedy: `take "${affair.id}" out of "affairs"`,
          },
        ]),
  ]
}

const locked = ({ id, mandatory }: Item, affair: Affair, path: Path): readonly Finding[] =>
  mandatory === undefined
    ? []
    : [
        {
          path,
          message: `"${id}" is withdrawn, but whoever applies for "${affair.id}" must have it: ${mandatory.reason.zh}`,
          remedy: `offer it, or take "${affair.id}" out of "affairs"`,
        },
      ]

function left({ id }: Item, offered: readonly Item[], stay: boolean, path: Path): readonly Finding[] {
  const dependants = offered.filter(({ after }) => after.includes(id)).map((one) => one.id)
  const some = dependants.length > 0
  if (some === stay) return []
  return [
    stay
      ? { path: [...path, 'dependants'], message: `no item comes after "${id}"`, remedy: 'remove "dependants"' }
      : {
          path,
          message: `"${id}" is withdrawn, and ${dependants.map((one) => `"${one}"`).join(', ')} should come after it`,
          remedy: 'withdraw these too (offered: false), or say of it "dependants: stay": they can be had without it',
        },
  ]
}

/** The first of the ways that lead nowhere in this district; others are seldom of another kind. */
function nothingLeft(district: District, affair: Affair): readonly Finding[] {
  const choice = Object.fromEntries(affair.items.map(({ id }) => [id, true]))
  for (const { answers, plan } of everyPlan(affair, district, choice))
    if (plan.answered && plan.items.length === 0)
      return [
        {
          path: ['affairs', affair.id, 'items'],
          message: `without what is withdrawn, ${leadsNowhere(answers)}`,
          remedy: `offer more of it, or take "${affair.id}" out of "affairs"`,
        },
      ]
  return []
}
