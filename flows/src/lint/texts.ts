/** Rules for texts in two languages. */
import type { Text } from '../model/affair.ts'
import { finding, type Finding, type Path } from '../findings/finding.ts'

/** Every `{zh, en}` in a value, with its path. */
export function textsOf(value: unknown, path: Path = []): { readonly text: Text; readonly path: Path }[] {
  if (Array.isArray(value)) return value.flatMap((part, index) => textsOf(part, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string') return [{ text: { zh, en }, path }]
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]))
}

/** Texts must be complete in both languages: the English contains no Chinese, the Chinese is not missing. */
export function textFindings(value: unknown): Finding[] {
  return textsOf(value).flatMap(({ text, path }): Finding[] => [
    ...(/\p{Script=Han}/u.test(text.en) ? [finding([...path, 'en'], 'notTranslated', {})] : []),
    ...(/\p{Script=Han}/u.test(text.zh) ? [] : [finding([...path, 'zh'], 'notChinese', {})]),
  ])
}
