/**
 * Rules of a district's lists as printed: every affair offered stands in one, and every row has become an affair that
 * is offered, or says why not.
 */
import type { Affair } from '../model/affair.ts'
import { oneOf } from '../catalogue/problem.ts'
import { finding, type Finding } from '../findings/finding.ts'
import type { District } from '../model/district.ts'

export function listFindings(district: District, affairs: readonly Affair[]): readonly Finding[] {
  const rows = (district.printed ?? []).flatMap(({ rows }, list) =>
    rows.map((row, index) => ({ row, path: ['printed', list, 'rows', index] })),
  )
  const offered = Object.keys(district.affairs)
  if (rows.length === 0) return offered.length === 0 ? [] : [finding(['affairs'], 'noPaper', {})]
  const listed = new Set(rows.flatMap(({ row }) => row.affairs))
  return [
    ...offered.filter((id) => !listed.has(id)).map((id) => finding(['affairs', id], 'notListed', { id })),
    ...rows.flatMap(({ row, path }) =>
      row.affairs.flatMap((id, index): Finding[] =>
        offered.includes(id)
          ? []
          : [finding([...path, 'affairs', index], 'rowNotOffered', { row: row.name, id, near: oneOf(offered, id) })],
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
  return called === name ? [] : [finding([...path, 'name'], 'otherName', { name, id: affair.id, called })]
}
