/** A problem in a file, described for the person who writes it. */

export type Path = readonly (string | number)[]

/** A broken rule somewhere in a value. File and line are added by the code that knows where the value was written. */
export interface Finding {
  readonly path: Path
  readonly message: string
  readonly remedy: string
}

export interface CatalogueProblem {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** Path in the file, e.g. `questions[1].options[0].label.en`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
  readonly remedy: string
}

/** `flows/catalog/x.yaml:12:5 items[0].after[1]: … → …` */
export function formatProblem({ file, line, column, path, message, remedy }: CatalogueProblem): string {
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}\n    → ${remedy}`
}

export const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')

/** “one of: …”, starting with the likeliest if one is only a typing error away from what was written. */
export function oneOf(known: Iterable<string>, written: string): string {
  const all = [...known]
  const near = nearest(all, written)
  if (near !== null) return `did you mean "${near}"? One of: ${all.join(', ')}`
  return all.length > 0 ? `one of: ${all.join(', ')}` : 'there is none yet'
}

function nearest(known: readonly string[], written: string): string | null {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(name, written) }))
    .toSorted((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(written.length / 3)) ? best.name : null
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
