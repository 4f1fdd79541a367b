/**
 * A district as JSON (for scripts) or text (for officials): what each row of its papers has become, and what it has not
 * said yet.
 */
import type { District } from '../model/district.ts'
import type { Catalogue } from './files.ts'

interface Row {
  readonly paper: string
  readonly row: string
  readonly name: string
  readonly department: string | null
  readonly affairs: readonly string[]
  readonly resolved: string | null
}

export interface DistrictReport {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly affairs: readonly string[]
  readonly printed: readonly Row[]
  /** Affairs whose time, and whose fee, the district has not confirmed. */
  readonly unconfirmed: { readonly promise: readonly string[]; readonly fee: readonly string[] }
  /** Bodies of what it offers that have the library's name, because the district gives none. */
  readonly unnamed: readonly string[]
}

export function districtReport(catalogue: Catalogue, district: District): DistrictReport {
  const offered = Object.keys(district.affairs)
  const general = { ...district, departments: {} }
  const names = (here: District) =>
    offered.flatMap((id) => catalogue.inDistrict(id, here).items.map(({ department }) => department.zh))
  const own = new Set(names(district))
  return {
    code: district.code,
    name: district.name.zh,
    nameEn: district.name.en,
    affairs: offered,
    printed: (district.printed ?? []).flatMap(({ paper, rows }) =>
      rows.map(({ row, name, department, affairs, resolved }) => ({
        paper,
        row,
        name,
        department: department ?? null,
        affairs,
        resolved: resolved ?? null,
      })),
    ),
    unconfirmed: {
      promise: offered.filter((id) => district.affairs[id]?.promise === undefined),
      fee: offered.filter((id) => district.affairs[id]?.fee === undefined),
    },
    unnamed: [...new Set(names(general))].filter((name) => own.has(name)),
  }
}

/** One line a district. */
export const districtLine = ({ code, name, nameEn, affairs, printed }: DistrictReport): string => {
  const open = printed.filter((row) => row.affairs.length === 0).length
  const rest = open === 0 ? '' : `，其中 ${open} 行还没有对应的服务`
  return `${code}  ${name} (${nameEn})  ${affairs.length} 件  文件所列 ${printed.length} 行${rest}`
}

export function districtText(report: DistrictReport): string {
  const { printed, affairs, unconfirmed, unnamed } = report
  const papers = [...new Set(printed.map(({ paper }) => paper))]
  return [
    districtLine(report),
    ...papers.flatMap((paper) => ['', paper, ...printed.filter((row) => row.paper === paper).flatMap(rowLines)]),
    '',
    '还没有确认的（屏幕和纸上，时限写“以受理通知书为准”，推定的收费写“以窗口告知为准”）：',
    `  办理时限 ${unconfirmed.promise.length}/${affairs.length} 件：${listed(unconfirmed.promise)}`,
    `  收费 ${unconfirmed.fee.length}/${affairs.length} 件：${listed(unconfirmed.fee)}`,
    `  本地叫法没有给出、用通用名称的部门 ${unnamed.length} 个：${unnamed.join('、') || '—'}`,
  ].join('\n')
}

const listed = (ids: readonly string[]): string => ids.join(' ') || '—'

const rowLines = ({ row, name, department, affairs, resolved }: Row): readonly string[] => [
  `  ${[row, name, ...(department === null ? [] : [`（${department}）`])].join('  ')}`,
  ...(affairs.length === 0 ? [] : [`      → ${affairs.join(' ')}`]),
  ...(resolved === null ? [] : [`      ${affairs.length === 0 ? '→ ' : ''}${resolved}`]),
]
