/** The library as JSON (for scripts) or text (for people): every entry and the affairs that use it. */
import type { LibraryEntry } from '../catalogue/library.ts'
import { isData } from '../catalogue/patchwork.ts'
import type { Catalogue } from './files.ts'

interface Row {
  readonly section: LibraryEntry['section']
  readonly reference: string
  readonly name: string
  readonly usedBy: readonly string[]
}

export function itemsReport({ library, usedBy }: Catalogue): readonly Row[] {
  return library.entries.map(({ section, reference, data }) => ({
    section,
    reference,
    name: nameOf(data),
    usedBy: usedBy.get(`${section} ${reference}`) ?? [],
  }))
}

const titles = {
  departments: '部门',
  parties: '当事人',
  parameters: '区县参数',
  questions: '情形',
  items: '事项',
  materials: '材料',
  form: '表单分组',
} as const satisfies Record<Row['section'], string>

export function itemsText(catalogue: Catalogue): string {
  const rows = itemsReport(catalogue)
  return Object.entries(titles)
    .flatMap(([section, title]) => {
      const here = rows.filter((row) => row.section === section)
      if (here.length === 0) return []
      return [`${title}：`, ...here.map((row) => `  ${row.reference.padEnd(32)} ${row.name}${usage(row)}`)]
    })
    .join('\n')
}

/** Departments are named by role, not by reference, so their use is not counted. */
const usage = ({ section, usedBy }: Row): string => (section === 'departments' ? '' : `  ← ${usedBy.join(' ') || '—'}`)

function nameOf(data: LibraryEntry['data']): string {
  const text = data['name'] ?? data['title'] ?? data['text']
  return isData(text) ? String(text['zh']) : ''
}
