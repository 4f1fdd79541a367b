/** Ids must be unique. */
import { finding, type Finding, type Path } from '../findings/finding.ts'
import { nouns } from '../findings/words/file.ts'

export function repeated(
  what: keyof typeof nouns,
  entries: readonly { readonly id: string; readonly path: Path }[],
): Finding[] {
  const seen = new Set<string>()
  return entries
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ id, path }) => finding(path, 'twice', { what: nouns[what], id }))
}
