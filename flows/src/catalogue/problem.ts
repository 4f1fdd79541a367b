/** A problem in a file, described for the person who writes it, in their language. */

import type { Text } from '../model/affair.ts'
import type { Finding, Path, Said } from '../findings/finding.ts'

export type { Finding, Path }

export interface CatalogueProblem extends Omit<Finding, 'path'> {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** Path in the file, e.g. `questions[1].options[0].label.en`; empty for the file as a whole. */
  readonly path: string
}

export const inLanguage = (said: Said, language: keyof Text): string =>
  typeof said === 'string' ? said : said[language]

/** The same for scripts, in one language. */
export const worded = (problem: CatalogueProblem, language: keyof Text) => ({
  ...problem,
  message: inLanguage(problem.message, language),
  remedy: inLanguage(problem.remedy, language),
})

/** A line a problem, and one for what to do: `flows/catalog/x.yaml:12:5 items[0].after[1]: … → …` */
export const formatProblems = (problems: readonly CatalogueProblem[], language: keyof Text): string =>
  problems
    .map((problem) => {
      const { file, line, column, path, message, remedy } = worded(problem, language)
      return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}\n    → ${remedy}`
    })
    .join('\n')

export const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

/** What can be named: by its id alone, or with what it is called. */
export type Known = string | { readonly id: string; readonly name: Text }

/** “one of: …”, starting with the likeliest if one is only a typing error away from what was written. */
export function oneOf(known: Iterable<Known>, written: string): Text {
  const all = [...known]
  const near = nearest(all, written)
  const [zh, en] = [all.map((one) => shown(one, 'zh')).join('、'), all.map((one) => shown(one, 'en')).join(', ')]
  if (near !== null)
    return {
      zh: `是不是“${idOf(near)}”？可以写：${zh}`,
      en: `did you mean "${idOf(near)}"? One of: ${en}`,
    }
  return all.length > 0 ? { zh: `可以写：${zh}`, en: `one of: ${en}` } : { zh: '一个也还没有', en: 'there is none yet' }
}

/** Of a long list: the likely one, or nothing. */
export function likely(known: Iterable<Known>, written: string): string | null {
  const near = nearest([...known], written)
  return near === null ? null : idOf(near)
}

const idOf = (known: Known): string => (typeof known === 'string' ? known : known.id)
function shown(known: Known, language: keyof Text): string {
  if (typeof known === 'string') return known
  return language === 'zh' ? `${known.id}（${known.name.zh}）` : `${known.id} (${known.name.en})`
}

function nearest(known: readonly Known[], written: string): Known | null {
  const ranked = known
    .map((one) => ({ one, distance: editDistance(idOf(one), written) }))
    .toSorted((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(written.length / 3)) ? best.one : null
}

/** Counts insertions, deletions, replacements and swaps of neighbouring characters (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped))
    }
  }
  return at(a.length, b.length)
}
