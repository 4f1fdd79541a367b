/**
 * Rules of a district's lists as printed: every affair offered stands in one, and every row has become an affair that
 * is offered, or says why not.
 */
import type { Affair } from '../model/affair.ts'
import { oneOf, type Finding } from '../catalogue/problem.ts'
import type { District } from '../model/district.ts'

export function listFindings(district: District, affairs: readonly Affair[]): readonly Finding[] {
  const rows = (district.printed ?? []).flatMap(({ rows }, list) =>
    rows.map((row, index) => ({ row, path: ['printed', list, 'rows', index] })),
  )
  const offered = Object.keys(district.affairs)
  if (rows.length === 0)
    return offered.length === 0
      ? []
      : [
          {
            path: ['affairs'],
            message: 'no paper says that these are offered',
            remedy: 'add "printed": the paper, and its rows as printed, each with the affairs it has become',
          },
        ]
  const listed = new Set(rows.flatMap(({ row }) => row.affairs))
  return [
    ...offered
      .filter((id) => !listed.has(id))
      .map((id) => ({
        path: ['affairs', id],
        message: `"${id}" is offered, but no paper in "printed" lists it`,
        remedy: `name it under "affairs" in the row of the paper by which it is offered, or add the paper`,
      })),
    ...rows.flatMap(({ row, path }) =>
      row.affairs.flatMap((id, index): Finding[] =>
        offered.includes(id)
          ? []
          : [
              {
                path: [...path, 'affairs', index],
                message: `the row "${row.name}" became "${id}", which is not offered`,
                remedy: `${oneOf(offered, id)}; or take it out and say under "resolved" why it is not offered`,
              },
            ],
      ),
    ),
    ...rows.flatMap(({ row, path }) => nameFindings(row, path, district, affairs)),
  ]
}

type Row = NonNullable<District['printed']>[number]['rows'][number]

/** A row that became one affair is recognised by its name; under another, a reader of the paper would not find it. */
function nameFindings(
  { name, affairs: [id, ...others], resolved }: Row,
  path: Finding['path'],
  district: District,
  affairs: readonly Affair[],
): readonly Finding[] {
  const affair = others.length === 0 ? affairs.find((one) => one.id === id) : undefined
  if (affair === undefined || resolved !== undefined) return []
  const called = (district.affairs[affair.id]?.name ?? affair.name).zh
  return called === name
    ? []
    : [
        {
          path: [...path, 'name'],
          message: `printed as "${name}", but "${affair.id}" is called "${called}"`,
          remedy: `add "name" to the affair (affairs: ${affair.id}), or say under "resolved" why the names differ`,
        },
      ]
}
