/** What has changed in districts and in what the platform is asked for: as data, and as an official reads it. */
import type { Text } from '../model/affair.ts'
import type { District } from '../model/district.ts'
import type { Language } from '../model/language.ts'
import { districtDifferences, type Names } from '../difference/district-difference.ts'
import { vocabularyDifferences } from '../difference/vocabulary-difference.ts'
import { readVocabulary, type Catalogue } from './files.ts'

export interface LocalChange {
  /** Its code; null: what the platform is asked for, `platform.yaml`. */
  readonly district: string | null
  readonly name: Text
  readonly changes: readonly Text[]
}

/** Names are looked up in these, in their order. */
export const districtChanges = (
  before: readonly District[],
  after: readonly District[],
  catalogues: readonly Catalogue[],
): readonly LocalChange[] => {
  const names = namesIn(catalogues)
  return [
    ...after.flatMap((now) => {
      const was = before.find(({ code }) => code === now.code)
      const isNew: Text = { zh: '新增的区县', en: 'a new district' }
      return told(now, was === undefined ? [isNew] : districtDifferences(was, now, names))
    }),
    ...before
      .filter(({ code }) => !after.some((now) => now.code === code))
      .flatMap((was) => told(was, [{ zh: '去掉了这个区县', en: 'this district is gone' }])),
  ]
}

export function platformChanges(from: string, to: string): readonly LocalChange[] {
  const changes = vocabularyDifferences(readVocabulary(from), readVocabulary(to))
  const name: Text = { zh: '省平台（platform.yaml）', en: 'The platform of the province (platform.yaml)' }
  return changes.length === 0 ? [] : [{ district: null, name, changes }]
}

export const localChangeText = ({ district, name, changes }: LocalChange, language: Language): string => {
  const code = language === 'zh' ? `（${district}）` : ` (${district})`
  const lines = changes.map((text) => `  ${text[language]}`)
  return [`${name[language]}${district === null ? '' : code}`, ...lines].join('\n')
}

const told = ({ code, name }: District, changes: readonly Text[]): readonly LocalChange[] =>
  changes.length === 0 ? [] : [{ district: code, name, changes }]

function namesIn(catalogues: readonly Catalogue[]): Names {
  const affair = (id: string) => catalogues.flatMap(({ affairs }) => affairs.find((one) => one.id === id) ?? [])
  const entry = (section: 'departments' | 'parameters', id: string): Text | null => {
    const [name] = catalogues.flatMap(({ library }) => library.named(section, id)?.data['name'] ?? [])
    return isText(name) ? name : null
  }
  return {
    affair: (id) => affair(id)[0]?.name ?? null,
    item: (id, item) => affair(id).flatMap(({ items }) => items.find((one) => one.id === item) ?? [])[0]?.name ?? null,
    department: (role) => entry('departments', role),
    parameter: (id) => entry('parameters', id),
  }
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
