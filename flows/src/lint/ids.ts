/** Ids must be unique. */
import type { Finding, Path } from '../catalogue/problem.ts'

export function repeated(what: string, entries: readonly { readonly id: string; readonly path: Path }[]): Finding[] {
  const seen = new Set<string>()
  return entries
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ id, path }) => ({
      path,
      message: `${what} "${id}" is there twice`,
      remedy: 'give one of them another id, or remove it',
    }))
}
